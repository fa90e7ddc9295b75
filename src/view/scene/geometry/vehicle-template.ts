/**
 * One vehicle, as boxes without size: the vertex shader gives each part the proportions of its class. A vertex says which part it
 * belongs to, which corner it is and which way its face looks.
 */

export interface VehicleTemplate {
  /** x 0 rear … 1 front, y −1 right … 1 left, z 0 bottom … 1 top. */
  readonly position: Float32Array;
  /** Part (0–2 body, 3–4 brake lamps left and right, 5–8 indicators front left, rear left, front right, rear right, 9 shadow), face: 0 top, 1 left, 2 right, 3 front, 4 rear. */
  readonly part: Float32Array;
  readonly indices: Uint16Array;
  /** So many indices draw the mere body, for when vehicles are specks. */
  readonly bodyIndices: number;
}

type Corner = readonly [number, number, number];
/** Corners anticlockwise as seen from outside. */
const FACES: readonly (readonly Corner[])[] = [
  [
    [0, -1, 1],
    [1, -1, 1],
    [1, 1, 1],
    [0, 1, 1],
  ],
  [
    [1, 1, 0],
    [0, 1, 0],
    [0, 1, 1],
    [1, 1, 1],
  ],
  [
    [0, -1, 0],
    [1, -1, 0],
    [1, -1, 1],
    [0, -1, 1],
  ],
  [
    [1, -1, 0],
    [1, 1, 0],
    [1, 1, 1],
    [1, -1, 1],
  ],
  [
    [0, 1, 0],
    [0, -1, 0],
    [0, -1, 1],
    [0, 1, 1],
  ],
];
const SOLID_PARTS = 3;
/** Lamps show their top and their outward end only. */
const LAMP_FACES = [0, 4];

export function vehicleTemplate(): VehicleTemplate {
  const position: number[] = [];
  const part: number[] = [];
  const indices: number[] = [];
  const add = (number: number, face: number): void => {
    const first = position.length / 3;
    for (const corner of FACES[face] as readonly Corner[]) {
      position.push(...corner);
      part.push(number, face);
    }
    indices.push(first, first + 1, first + 2, first, first + 2, first + 3);
  };
  for (let face = 0; face < FACES.length; face++) add(0, face);
  const bodyIndices = indices.length;
  for (let solid = 1; solid < SOLID_PARTS; solid++) for (let face = 0; face < FACES.length; face++) add(solid, face);
  for (let lamp = SOLID_PARTS; lamp < 9; lamp++)
    for (const face of LAMP_FACES) add(lamp, face === 4 && (lamp === 5 || lamp === 7) ? 3 : face);
  // The shadow lies lowest, so depth keeps it under everything.
  add(9, 0);
  return {
    bodyIndices,
    position: Float32Array.from(position),
    part: Float32Array.from(part),
    indices: Uint16Array.from(indices),
  };
}
