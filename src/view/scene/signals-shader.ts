/** Signal heads as upright signs that face the viewer, and bars on the road for when heads are too small to see. */
import type { Shader } from './shared.ts';

/** Where on a head's sign a fragment is, which lamp is lit and what the turn glyph looks like: all by distance functions. */
const HEAD_VERTEX = `
in vec4 place;   // x, y, height of its middle, kind
in vec2 across;  // unit vector to the right of the driving direction
in float aspect; // number of the aspect + 16 when the green yields
uniform float uPixel;
uniform float uVisible;
out vec2 vAt;
flat out int vKind;
flat out int vAspect;
flat out int vLevel;
out float vAlpha;
void main() {
  vKind = int(place.w);
  vAspect = int(aspect);
  vec4 middle = viewMatrix * vec4(place.xyz, 1.0);
  float metresPerPixel = -middle.z * uPixel;
  // A cell of the sign: 0.85 m, and between 4.5 and 15 pixels on the screen.
  float cell = clamp(0.85, 4.5 * metresPerPixel, 15.0 * metresPerPixel);
  float rows = vKind == 4 ? 2.0 : 4.0;
  vAt = vec2(position.x * 0.62, position.y * (rows * 0.5 + 0.12));
  // Lanes beside one another on the screen carry upright signs, lanes above one another level ones: signs do not overlap, and
  // red comes first, at the top or on the left, as heads are hung in practice.
  vec2 sideways = (viewMatrix * vec4(across, 0.0, 0.0)).xy;
  vLevel = vKind != 4 && abs(sideways.y) > abs(sideways.x) ? 1 : 0;
  middle.xy += (vLevel == 1 ? vec2(-vAt.y, vAt.x) : vAt) * cell;
  gl_Position = projectionMatrix * middle;
  float reach = vKind == 4 ? 0.16 : 0.34;
  vAlpha = uVisible * (1.0 - smoothstep(reach * 0.8, reach, metresPerPixel));
  if (vAlpha <= 0.0 || vAspect == 6) gl_Position = vec4(0.0, 0.0, 2.0, 1.0);
}`;

const HEAD_FRAGMENT = `
in vec2 vAt;
flat in int vKind;
flat in int vAspect;
flat in int vLevel;
in float vAlpha;
uniform vec3 uRed, uYellow, uGreen, uOff, uHousing, uGlyph;
uniform float uBlink;
out vec4 colour;

float box(vec2 p, vec2 half_, float r) { vec2 q = abs(p) - half_ + r; return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - r; }
float segment(vec2 p, vec2 a, vec2 b, float r) { vec2 pa = p - a, ba = b - a; return length(pa - ba * clamp(dot(pa, ba) / dot(ba, ba), 0.0, 1.0)) - r; }
// An arrow in a cell of side 1 that points up.
float arrow(vec2 p) {
  float d = segment(p, vec2(0.0, -0.3), vec2(0.0, 0.3), 0.065);
  d = min(d, segment(p, vec2(0.0, 0.31), vec2(-0.2, 0.1), 0.065));
  return min(d, segment(p, vec2(0.0, 0.31), vec2(0.2, 0.1), 0.065));
}
float hook(vec2 p) {
  float d = segment(p, vec2(0.18, -0.3), vec2(0.18, 0.12), 0.065);
  float ring = abs(length(p - vec2(0.0, 0.12)) - 0.18) - 0.065;
  if (p.y > 0.12) d = min(d, ring);
  d = min(d, segment(p, vec2(-0.18, 0.12), vec2(-0.18, -0.22), 0.065));
  d = min(d, segment(p, vec2(-0.18, -0.25), vec2(-0.33, -0.08), 0.06));
  return min(d, segment(p, vec2(-0.18, -0.25), vec2(-0.03, -0.08), 0.06));
}
float walker(vec2 p) {
  float d = length(p - vec2(0.0, 0.27)) - 0.09;
  d = min(d, segment(p, vec2(0.0, 0.12), vec2(0.0, -0.05), 0.075));
  d = min(d, segment(p, vec2(0.0, -0.05), vec2(-0.13, -0.31), 0.055));
  return min(d, segment(p, vec2(0.0, -0.05), vec2(0.13, -0.31), 0.055));
}
void main() {
  bool walks = vKind == 4;
  float rows = walks ? 2.0 : 4.0;
  float edge = fwidth(vAt.x) * 0.8;
  float housing = box(vAt, vec2(0.58, rows * 0.5 + 0.08), 0.16);
  int shown = vAspect & 15;
  bool yields = vAspect >= 16;
  bool blink = uBlink > 0.5;
  bool red = shown == 0 || shown == 1;
  bool yellow = shown == 1 || shown == 4 || (shown == 5 && blink);
  bool green = shown == 2 || (shown == 3 && blink);
  float row = floor(rows * 0.5 - vAt.y);
  vec2 cell = vec2(vAt.x, vAt.y - (rows * 0.5 - row - 0.5));
  vec3 face = uHousing;
  if (row < (walks ? 2.0 : 3.0)) {
    bool lit = row < 0.5 ? red : (walks || row > 1.5 ? green : yellow);
    vec3 lamp = !lit ? uOff : row < 0.5 ? uRed : (walks || row > 1.5 ? uGreen : uYellow);
    float d = walks ? walker(cell) : length(cell) - 0.4;
    // A green that yields is a ring: it looks different without any colour.
    if (yields && lit && row > 1.5) d = max(d, 0.2 - length(cell));
    if (!lit && !walks) d += 0.1;
    face = mix(lamp, face, smoothstep(-edge, edge, d));
  } else {
    if (vLevel == 1) cell = vec2(-cell.y, cell.x);
    float d = vKind == 0 ? arrow(vec2(cell.y, -cell.x)) : vKind == 1 ? arrow(cell) : vKind == 2 ? arrow(vec2(cell.y, cell.x)) : hook(cell);
    face = mix(uGlyph, face, smoothstep(-edge, edge, d));
  }
  float inside = 1.0 - smoothstep(-edge, edge, housing);
  colour = vec4(face, inside * vAlpha);
  if (colour.a < 0.01) discard;
}`;

/** A bar across the lanes a head serves, as deep as it must be to be seen. */
const BAR_VERTEX = `
in vec4 place;  // x, y, driving direction
in vec2 room;   // half width, kind
in float aspect;
uniform float uPixel, uVisible;
uniform vec3 uRed, uYellow, uGreen;
uniform float uBlink;
out vec4 vColour;
void main() {
  int shown = int(aspect) & 15;
  vec4 middle = projectionMatrix * viewMatrix * vec4(place.xy, 0.0, 1.0);
  float metresPerPixel = middle.w * uPixel;
  float halfDepth = max(0.45, 1.5 * metresPerPixel);
  float halfWidth = max(room.x, 0.9 * metresPerPixel);
  vec2 along = place.zw;
  vec2 at = place.xy + along * (position.y * halfDepth - 1.2 - halfDepth) + vec2(along.y, -along.x) * position.x * halfWidth;
  gl_Position = projectionMatrix * viewMatrix * vec4(at, 0.0, 1.0);
  vec3 colour = shown == 4 || shown == 1 || shown == 5 ? uYellow : (shown == 2 || shown == 3 ? uGreen : uRed);
  float alpha = uVisible * smoothstep(0.1, 0.2, metresPerPixel) * (1.0 - smoothstep(1.7, 2.4, metresPerPixel));
  if ((shown == 3 || shown == 5) && uBlink < 0.5) alpha *= 0.25;
  vColour = vec4(colour, alpha);
  if (alpha <= 0.0 || shown == 6 || room.y > 3.5) gl_Position = vec4(0.0, 0.0, 2.0, 1.0);
}`;

const BAR_FRAGMENT = `
in vec4 vColour;
out vec4 colour;
void main() { colour = vColour; }`;

export const HEAD_SHADER: Shader = {
  vertexShader: HEAD_VERTEX,
  fragmentShader: HEAD_FRAGMENT,
  hasPosition: true,
  hasDepth: false,
};
export const BAR_SHADER: Shader = {
  vertexShader: BAR_VERTEX,
  fragmentShader: BAR_FRAGMENT,
  hasPosition: true,
  hasDepth: false,
};
