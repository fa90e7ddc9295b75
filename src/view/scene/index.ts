/**
 * scene: the map in three dimensions. A door of its own, so that charts and tokens can be used where there is no WebGL.
 *
 * **frame**: where everything is at one moment. **layer**: one kind of thing drawn over the roads. **pose**: where the map is
 * looked at from. **painter**: canvas and shaders, kept from one map to the next.
 */
export { createMap } from './map.ts';
export { createPainter } from './painter.ts';
export type { Camera, CountyMap, MapInput, MapLayers, MapOptions, MapStats, MapThing } from './map-types.ts';
export type { PictureKey } from './picture.ts';
