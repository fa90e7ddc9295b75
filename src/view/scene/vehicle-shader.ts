/** The shader that places, shapes and lights a vehicle. Proportions [m] are of common Chinese models, rounded. */
import type { Shader } from './shared.ts';

const VEHICLE_VERTEX = `
in vec2 part;
in vec4 before;
in vec4 after;
in vec4 traits; // length, flags, shade 0…1, unused
uniform float uPixel;
uniform float uShare;
uniform vec3 uCarDark, uCarLight, uBus, uTruck, uWindow, uBrake, uIndicator, uShadow;
out vec3 vColour;

// Rear and front end of a part as shares of the length, half width, bottom and top: car, bus, truck; three parts each.
const float REAR[9]  = float[9](0.00, 0.13, 0.26,   0.00, 0.01, 0.00,   -2.2, 0.00, 0.00);
const float FRONT[9] = float[9](1.00, 0.72, 0.58,   1.00, 0.995, 1.00,  0.00, -2.3, -2.5);
const float HALF[9]  = float[9](0.90, 0.84, 0.66,   1.25, 1.24, 1.22,   1.18, 0.95, 1.22);
const float LOW[9]   = float[9](0.28, 0.82, 1.38,   0.32, 1.20, 2.35,   0.45, 0.50, 0.95);
const float HIGH[9]  = float[9](0.84, 1.40, 1.46,   1.25, 2.38, 3.00,   2.60, 0.95, 3.20);
// How far the top is drawn in at rear, front and sides [m].
const vec3 TAPER[9] = vec3[9](vec3(0.05, 0.12, 0.04), vec3(0.45, 0.75, 0.17), vec3(0.04, 0.04, 0.03),
  vec3(0.0, 0.05, 0.0), vec3(0.0, 0.12, 0.03), vec3(0.1, 0.1, 0.08), vec3(0.0, 0.25, 0.04), vec3(0.0), vec3(0.0));

void main() {
  vec2 heading = mix(before.zw, after.zw, uShare);
  float turned = length(heading);
  heading = turned > 0.1 ? heading / turned : after.zw;
  vec2 front = mix(before.xy, after.xy, uShare);
  float size = traits.x;
  int flags = int(traits.y);
  int kind = min(flags & 7, 2);
  int number = int(part.x);
  int face = int(part.y);

  vec3 p; // x forward from the front bumper, y left, z up
  bool lit = true;
  if (number < 3) {
    int k = kind * 3 + number;
    float rear = REAR[k] < 0.0 ? REAR[k] : (REAR[k] - 1.0) * size;
    float fore = FRONT[k] < 0.0 ? FRONT[k] : (FRONT[k] - 1.0) * size;
    if (kind == 0 && number > 0) { rear = (REAR[k] - 1.0) * size; fore = (FRONT[k] - 1.0) * size; }
    vec3 taper = TAPER[k] * position.z;
    p.x = mix(rear + taper.x, fore - taper.y, position.x);
    p.y = position.y * (HALF[k] - taper.z);
    p.z = mix(LOW[k], HIGH[k], position.z);
  } else if (number < 9) {
    bool isBrake = number < 5;
    bool isLeft = number == 3 || number == 5 || number == 6;
    bool isFront = number == 5 || number == 7;
    lit = isBrake ? (flags & 8) != 0 : (isLeft ? (flags & 16) != 0 : (flags & 32) != 0);
    float halfWidth = kind == 0 ? 0.9 : 1.22;
    float deep = isBrake ? 0.28 : 0.5;
    float wide = isBrake ? 0.5 : 0.3;
    p.x = isFront ? mix(-deep, 0.06, position.x) : mix(-size - 0.07, -size + deep, position.x);
    p.y = (isLeft ? 1.0 : -1.0) * (halfWidth - wide * 0.5 + (isBrake ? 0.0 : 0.12)) + position.y * wide * 0.5;
    float level = kind == 0 ? 0.84 : (kind == 1 ? 1.3 : 1.0);
    p.z = mix(level - 0.25, level + (kind == 0 ? 0.05 : 0.1), position.z);
    // From above the lamps of high vehicles would hide under the body.
    if (kind != 0 && !isFront) p.x -= 0.15 * (1.0 - position.x);
    if (kind != 0 && isFront) p.x += 0.15 * position.x;
  } else {
    float halfWidth = (kind == 0 ? 0.9 : 1.25) + 0.12;
    p = vec3(mix(-size - 0.12, 0.12, position.x), position.y * halfWidth, 0.05);
  }

  // From far away a vehicle keeps a least size on the screen.
  vec4 middle = projectionMatrix * viewMatrix * vec4(front, 0.0, 1.0);
  float metresPerPixel = middle.w * uPixel;
  float wider = max(1.0, 2.2 * metresPerPixel / 1.8);
  float longer = max(1.0, 4.2 * metresPerPixel / size);
  p.x = (p.x + size * 0.5) * longer - size * 0.5;
  p.y *= wider;
  vec2 at = front + heading * p.x + vec2(-heading.y, heading.x) * p.y;
  gl_Position = projectionMatrix * viewMatrix * vec4(at, p.z, 1.0);
  if (!lit || (number == 9 && metresPerPixel > 0.5)) gl_Position = vec4(0.0, 0.0, 2.0, 1.0);

  float shade = traits.z;
  vec3 body = kind == 0 ? mix(uCarDark, uCarLight, shade) : (kind == 1 ? uBus : uTruck) * mix(0.92, 1.08, shade);
  bool isGlass = (kind == 0 && number == 1) || (kind == 1 && number == 1) || (kind == 2 && number == 1);
  vec3 colour = isGlass ? uWindow : body;
  if (kind == 2 && number == 0) colour = mix(body, uCarDark, 0.35);
  vec2 side = face == 1 ? vec2(-heading.y, heading.x) : face == 2 ? vec2(heading.y, -heading.x) : face == 3 ? heading : -heading;
  float light = face == 0 ? 1.06 : 0.86 + 0.08 * (side.y - side.x);
  colour *= light;
  if (number > 2) colour = number < 5 ? uBrake : uIndicator;
  if (number == 9) colour = uShadow;
  vColour = colour;
}`;

const VEHICLE_FRAGMENT = `
in vec3 vColour;
out vec4 colour;
void main() { colour = vec4(vColour, 1.0); }`;

export const VEHICLE_SHADER: Shader = {
  vertexShader: VEHICLE_VERTEX,
  fragmentShader: VEHICLE_FRAGMENT,
  hasPosition: true,
  hasDepth: true,
};
