/** The ground and all that is painted on it: one mesh, one draw call, one painter's order. */
import { BufferAttribute, BufferGeometry, Mesh } from 'three';
import type { Theme } from '../tokens.ts';
import { DETAIL_UNTIL, type FlatMesh, OUTLINE_FROM } from './geometry/flat-mesh.ts';
import { palette, PAINTS } from './paint.ts';
import { materialOf, RENDER_ORDER, type ScenePart, type Shader, type SharedUniforms } from './shared.ts';

const VERTEX = `
in vec2 base;
in vec4 spread;
in vec2 style;
uniform float uPixel;
uniform vec3 uPalette[${PAINTS}];
out vec4 vColour;
void main() {
  vec4 middle = projectionMatrix * viewMatrix * vec4(base, 0.0, 1.0);
  float metresPerPixel = max(middle.w, 0.0) * uPixel;
  vec2 at = base + spread.xy * max(spread.z, spread.w * metresPerPixel);
  gl_Position = projectionMatrix * viewMatrix * vec4(at, 0.0, 1.0);
  float limit = abs(style.y);
  float seen = limit == 0.0 ? 1.0 : clamp((limit - metresPerPixel) / (0.45 * limit), 0.0, 1.0);
  if (style.y < 0.0) seen = 1.0 - seen;
  vColour = vec4(uPalette[int(style.x)], seen);
  if (seen <= 0.0) gl_Position = vec4(0.0, 0.0, 2.0, 1.0);
}`;
const FRAGMENT = `
in vec4 vColour;
out vec4 colour;
void main() { colour = vColour; }`;

export const FLAT_SHADER: Shader = {
  vertexShader: VERTEX,
  fragmentShader: FRAGMENT,
  hasPosition: false,
  hasDepth: false,
};

export function flatPart(mesh: FlatMesh, shared: SharedUniforms): ScenePart {
  const geometry = new BufferGeometry();
  geometry.setAttribute('base', new BufferAttribute(mesh.base, 2));
  geometry.setAttribute('spread', new BufferAttribute(mesh.spread, 4));
  geometry.setAttribute('style', new BufferAttribute(mesh.style, 2));
  geometry.setIndex(new BufferAttribute(mesh.indices, 1));
  const material = materialOf(FLAT_SHADER, { ...shared });
  const object = new Mesh(geometry, material);
  object.frustumCulled = false;
  object.renderOrder = RENDER_ORDER.ground;
  return {
    object,
    setFinestScale: (metresPerPixel) => {
      if (metresPerPixel > OUTLINE_FROM)
        geometry.setDrawRange(mesh.outlineFrom, mesh.indices.length - mesh.outlineFrom);
      else geometry.setDrawRange(0, metresPerPixel > DETAIL_UNTIL ? mesh.detailFrom : mesh.outlineFrom);
    },
    setTheme: (theme: Theme) => shared.uPalette.value.set(palette(theme)),
    dispose: () => {
      geometry.dispose();
      material.dispose();
    },
  };
}
