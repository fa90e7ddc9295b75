/** Congestion along links and queues along lanes: two draw calls, each fed by a small texture of one number a link or lane. */
import {
  BufferAttribute,
  BufferGeometry,
  DataTexture,
  FloatType,
  Mesh,
  NearestFilter,
  RedFormat,
  Vector3,
} from 'three';
import type { Theme } from '../tokens.ts';
import type { RibbonMesh } from './geometry/link-ribbons.ts';
import { materialOf, RENDER_ORDER, rgb, type ScenePart, type Shader, type SharedUniforms } from './shared.ts';

const READ = `
uniform sampler2D uValues;
float valueOf(float index) { return texelFetch(uValues, ivec2(int(index) % 1024, int(index) / 1024), 0).r; }`;

const CONGESTION_VERTEX = `
in vec4 base;
in vec4 band;
uniform float uPixel, uVisible;
uniform vec3 uScale[5];
${READ}
out vec4 vColour;
flat out float vGrade;
void main() {
  vGrade = valueOf(band.w);
  float metresPerPixel = max((projectionMatrix * viewMatrix * vec4(base.xy, 0.0, 1.0)).w, 0.0) * uPixel;
  // The worse, the broader: seen from far away the scale does not rest on colour.
  float broad = 1.9 + 0.55 * vGrade;
  float aside = band.x < 0.5 ? max(band.y, 0.4 * metresPerPixel) : max(band.y, (0.4 + broad) * metresPerPixel);
  gl_Position = projectionMatrix * viewMatrix * vec4(base.xy + base.zw * aside, 0.0, 1.0);
  vColour = vec4(uScale[clamp(int(vGrade) - 1, 0, 4)], uVisible * mix(vGrade < 1.5 ? 0.28 : 0.6, 0.96, smoothstep(0.15, 0.9, metresPerPixel)));
  if (vGrade < 0.5 || uVisible <= 0.0) gl_Position = vec4(0.0, 0.0, 2.0, 1.0);
}`;
const CONGESTION_FRAGMENT = `
in vec4 vColour;
flat in float vGrade;
uniform float uRatio;
uniform vec3 uHatch;
out vec4 colour;
void main() {
  colour = vColour;
  if (vGrade > 3.5) {
    float pitch = (vGrade > 4.5 ? 5.0 : 9.0) * uRatio;
    float stripe = mod(gl_FragCoord.x + gl_FragCoord.y, pitch);
    if (stripe < 1.5 * uRatio) colour.rgb = mix(colour.rgb, uHatch, 0.5);
  }
}`;
const QUEUE_VERTEX = `
in vec4 base;
in vec4 band;
uniform float uPixel, uVisible;
${READ}
out float vBefore;
flat out float vLength;
out float vAlpha;
void main() {
  vLength = valueOf(band.w);
  vBefore = band.z;
  float metresPerPixel = max((projectionMatrix * viewMatrix * vec4(base.xy, 0.0, 1.0)).w, 0.0) * uPixel;
  float wide = max(band.y, 0.9 * metresPerPixel);
  // From far away beside the axis, on its own side of the road.
  float shift = 1.1 * max(0.0, metresPerPixel - 0.6);
  gl_Position = projectionMatrix * viewMatrix * vec4(base.xy + base.zw * (band.x * wide + shift), 0.0, 1.0);
  vAlpha = uVisible * mix(0.2, 0.9, smoothstep(0.12, 0.5, metresPerPixel));
  if (vLength < 0.5 || uVisible <= 0.0) gl_Position = vec4(0.0, 0.0, 2.0, 1.0);
}`;
const QUEUE_FRAGMENT = `
in float vBefore;
flat in float vLength;
in float vAlpha;
uniform vec3 uQueue;
out vec4 colour;
void main() {
  if (vBefore > vLength) discard;
  colour = vec4(uQueue, vAlpha);
}`;

export const CONGESTION_SHADER: Shader = {
  vertexShader: CONGESTION_VERTEX,
  fragmentShader: CONGESTION_FRAGMENT,
  hasPosition: false,
  hasDepth: false,
};
export const QUEUE_SHADER: Shader = {
  vertexShader: QUEUE_VERTEX,
  fragmentShader: QUEUE_FRAGMENT,
  hasPosition: false,
  hasDepth: false,
};

export interface RibbonsPart extends ScenePart {
  /** One number a link (grade 0…5) or lane (queue [m]). */
  setValues(values: ArrayLike<number>): void;
  setVisible(isVisible: boolean): void;
}

export function congestionPart(mesh: RibbonMesh, links: number, shared: SharedUniforms, theme: Theme): RibbonsPart {
  const uScale = { value: Array.from({ length: 5 }, () => new Vector3()) };
  const uHatch = { value: new Vector3() };
  return ribbonsPart(
    mesh,
    links,
    CONGESTION_SHADER,
    RENDER_ORDER.congestion,
    { ...shared, uScale, uHatch },
    theme,
    (now) => {
      now.congestion.forEach((colour, index) => uScale.value[index]?.set(...rgb(colour)));
      uHatch.value.set(...rgb(now.map.labelHalo));
    },
  );
}

export function queuesPart(mesh: RibbonMesh, lanes: number, shared: SharedUniforms, theme: Theme): RibbonsPart {
  const uQueue = { value: new Vector3() };
  return ribbonsPart(mesh, lanes, QUEUE_SHADER, RENDER_ORDER.queues, { ...shared, uQueue }, theme, (now) => {
    uQueue.value.set(...rgb(now.map.queue));
  });
}

function ribbonsPart(
  mesh: RibbonMesh,
  count: number,
  shader: Shader,
  order: number,
  own: SharedUniforms & Record<string, { value: unknown }>,
  theme: Theme,
  setTheme: (theme: Theme) => void,
): RibbonsPart {
  const rows = Math.max(1, Math.ceil(count / 1024));
  const data = new Float32Array(1024 * rows);
  const texture = new DataTexture(data, 1024, rows, RedFormat, FloatType);
  texture.minFilter = NearestFilter;
  texture.magFilter = NearestFilter;
  texture.needsUpdate = true;
  const geometry = new BufferGeometry();
  geometry.setAttribute('base', new BufferAttribute(mesh.base, 4));
  geometry.setAttribute('band', new BufferAttribute(mesh.band, 4));
  geometry.setIndex(new BufferAttribute(mesh.indices, 1));
  const material = materialOf(shader, { ...own, uValues: { value: texture }, uVisible: { value: 1 } });
  const object = new Mesh(geometry, material);
  object.frustumCulled = false;
  object.renderOrder = order;
  setTheme(theme);
  return {
    object,
    setValues(values) {
      let changed = false;
      for (let index = 0; index < count; index++) {
        const value = values[index] ?? 0;
        if (data[index] === value) continue;
        data[index] = value;
        changed = true;
      }
      if (changed) texture.needsUpdate = true;
    },
    setVisible(isVisible) {
      object.visible = isVisible;
    },
    setTheme,
    dispose() {
      geometry.dispose();
      material.dispose();
      texture.dispose();
    },
  };
}
