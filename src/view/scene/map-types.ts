/** What the page and the map say to one another. */
import type { Frame } from '../../engine/index.ts';
import type { PeriodReport } from '../../metrics/index.ts';
import type { Network } from '../../network/index.ts';
import type { Model } from '../../scenario/index.ts';
import type { SignalProgram } from '../../signal/index.ts';
import type { ThemeName } from '../tokens.ts';
import type { Insets } from './camera.ts';
import type { PictureKey } from './picture.ts';

export interface MapInput {
  readonly model: Model;
  readonly network: Network;
  /** For the countdowns beside the lamps; without it there are none. */
  readonly program?: SignalProgram;
}

export interface MapOptions {
  readonly theme: ThemeName;
  readonly language: 'zh' | 'en';
  /** What panels cover of the picture just now, from its upper left corner [px]: names keep clear of it. */
  readonly covered?: () => readonly Cover[];
}

/** A box on the screen [px]. */
export interface Cover {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface MapLayers {
  /** Letters of level of service at intersections; the report must have been given. */
  los: boolean;
  /** Congestion grade along links; the report must have been given. */
  congestion: boolean;
  /** Ribbons behind the stop lines, as long as the queue in the frame shown. */
  queues: boolean;
  signals: boolean;
  schools: boolean;
}

/** Something that can be pointed at. */
export interface MapThing {
  readonly kind: 'intersection' | 'link' | 'road' | 'school' | 'corridor' | 'vehicle';
  /** The model's id; a vehicle's trip id in digits. */
  readonly id: string;
}

/**
 * Where the map is looked at from: the point on the ground in the middle of the picture [m], the height of the picture there [m],
 * how far it is turned (the bearing that is up, anticlockwise from north) and tilted (0: straight down) [rad].
 */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly bearing: number;
  readonly tilt: number;
  /** Plan view: straight down, north up, without perspective. */
  readonly isTop: boolean;
}

export interface MapStats {
  readonly drawCalls: number;
  readonly triangles: number;
  /** Main thread, last picture [ms]: everything in `render`, and of that the renderer's own call. */
  readonly milliseconds: number;
  readonly renderMilliseconds: number;
  readonly vehicles: number;
}

export interface CountyMap {
  /** What moves, between two moments: `share` 0 shows a, 1 shows b. Cheap while a and b stay the same. */
  showFrames(a: Frame, b: Frame, share: number): void;
  /** No vehicles, all lamps off. */
  clearFrames(): void;
  /** Letters and grades of one period; null: none known. */
  setReport(period: PeriodReport | null): void;
  setLayers(layers: Partial<MapLayers>): void;
  setTheme(theme: ThemeName): void;
  setLanguage(language: 'zh' | 'en'): void;
  select(thing: MapThing | null): void;
  /** Several intersections at once, by the model's ids. */
  selectIntersections(ids: readonly string[]): void;
  flyTo(target: MapThing | { x: number; y: number; height?: number }): void;
  /** Shows the whole network. */
  flyHome(): void;
  /** What panels cover of the map [px]: the first view and flights aim at the middle of the rest. */
  setInsets(covered: Insets): void;
  setTopView(isTop: boolean): void;
  isTopView(): boolean;
  /** The whole network is shown, fitted to what panels leave free. */
  isAtHome(): boolean;
  /** The camera as plain numbers for the address, and back; setting it ends any flight. */
  camera(): number[];
  setCamera(numbers: readonly number[]): void;
  /** Called when the planner clicks (null: on nothing; `adds`: with Ctrl or Shift), points at something, or has moved the camera. */
  onPick(listener: (thing: MapThing | null, adds: boolean) => void): void;
  onHover(listener: (thing: MapThing | null) => void): void;
  onCamera(listener: () => void): void;
  pick(clientX: number, clientY: number): MapThing | null;
  /** Draws one picture if anything changed. @param now the page's clock [ms] */
  render(now: number): void;
  resize(): void;
  /** The picture as it stands; on a strip below it lines of text (title, synthetic label, source), then the legend. */
  toPng(lines: readonly string[], keys: readonly PictureKey[]): Promise<Blob>;
  stats(): MapStats;
  dispose(): void;
}
