/** What is under a place on the screen: vehicles before intersections before schools before links. */
import { locate, pointsOf } from '../../common/index.ts';
import type { Network } from '../../network/index.ts';
import type { Model } from '../../scenario/index.ts';
import { eyeOf, groundAt, type Pose, project, type Size } from './camera.ts';
import { distanceTo } from './geometry/scenery.ts';
import type { MapThing } from './map-types.ts';
import { INSTANCE_STRIDE } from './vehicles.ts';

export interface PickScene {
  readonly network: Network;
  readonly model: Model;
  readonly vehicles: { readonly data: Float32Array; readonly count: number; readonly share: number };
  readonly showsSchools: boolean;
}

/** Beyond this vehicles are specks, and a click means the place [metres per pixel]. */
const VEHICLES_UNTIL = 0.35;
/** How near the pointer must be [px]. */
const REACH = { vehicle: 9, intersection: 14, school: 13, link: 7 };
/** An intersection's surface, roughly [m]. */
const INTERSECTION = 22;

export function pickAt(scene: PickScene, pose: Pose, size: Size, px: number, py: number): MapThing | null {
  const eye = eyeOf(pose);
  const screen = (x: number, y: number): { distance: number; metresPerPixel: number } | undefined => {
    const at = project(eye, pose, size, x, y);
    return at && { distance: Math.hypot(at.x - px, at.y - py), metresPerPixel: at.metresPerPixel };
  };
  const ground = groundAt(pose, size, px, py);
  return (
    pickVehicle(scene, screen, ground) ??
    pickSchool(scene, eye, pose, size, px, py) ??
    pickIntersection(scene, screen) ??
    pickLink(scene, screen, ground)
  );
}

type Screen = (x: number, y: number) => { distance: number; metresPerPixel: number } | undefined;

function pickVehicle({ vehicles }: PickScene, screen: Screen, ground: { x: number; y: number }): MapThing | null {
  const here = screen(ground.x, ground.y);
  if (here === undefined || here.metresPerPixel > VEHICLES_UNTIL) return null;
  const { data, count, share } = vehicles;
  let best: MapThing | null = null;
  let nearest = Math.max(1.6, REACH.vehicle * here.metresPerPixel);
  for (let index = 0; index < count; index++) {
    const at = index * INSTANCE_STRIDE;
    const mixed = (field: number): number =>
      (data[at + field] as number) + ((data[at + 4 + field] as number) - (data[at + field] as number)) * share;
    const half = (data[at + 8] as number) / 2;
    const [dx, dy] = [mixed(0) - mixed(2) * half - ground.x, mixed(1) - mixed(3) * half - ground.y];
    if (Math.abs(dx) > 20 || Math.abs(dy) > 20) continue;
    // Distance from the body's middle line, not from its middle.
    const along = Math.max(0, Math.abs(dx * mixed(2) + dy * mixed(3)) - half);
    const distance = Math.hypot(along, dx * mixed(3) - dy * mixed(2));
    if (distance >= nearest) continue;
    nearest = distance;
    best = { kind: 'vehicle', id: String(data[at + 11]) };
  }
  return best;
}

function pickSchool(
  scene: PickScene,
  eye: ReturnType<typeof eyeOf>,
  pose: Pose,
  size: Size,
  px: number,
  py: number,
): MapThing | null {
  if (!scene.showsSchools) return null;
  for (const school of scene.model.schools ?? []) {
    const at = project(eye, pose, size, school.at[0], school.at[1]);
    // The flag stands above its foot.
    if (at && Math.hypot(at.x - px, at.y - 12 - py) < REACH.school) return { kind: 'school', id: school.id };
  }
  return null;
}

function pickIntersection({ network }: PickScene, screen: Screen): MapThing | null {
  let best: MapThing | null = null;
  let nearest = Number.POSITIVE_INFINITY;
  for (const node of network.nodes) {
    if (node.kind !== 'intersection') continue;
    const at = screen(node.x, node.y);
    if (at === undefined || at.distance >= nearest) continue;
    if (at.distance > Math.max(REACH.intersection, INTERSECTION / at.metresPerPixel)) continue;
    nearest = at.distance;
    best = { kind: 'intersection', id: node.id };
  }
  return best;
}

function pickLink({ network }: PickScene, screen: Screen, ground: { x: number; y: number }): MapThing | null {
  const here = screen(ground.x, ground.y);
  if (here === undefined) return null;
  let best: MapThing | null = null;
  let nearest = REACH.link * here.metresPerPixel;
  for (const link of network.links) {
    const middle = locate(link.centre, link.length / 2).point;
    if (Math.hypot(middle.x - ground.x, middle.y - ground.y) > link.length) continue;
    const lane = network.lanes[link.lanes[Math.floor(link.lanes.length / 2)] ?? -1];
    const line = lane && lane.begin === 0 ? lane.centre : link.kerb;
    const width = link.lanes.reduce((sum, index) => sum + (network.lanes[index]?.width ?? 0), 0);
    const distance = Math.max(0, distanceTo(pointsOf(line), ground) - width / 2);
    if (distance >= nearest) continue;
    nearest = distance;
    best = { kind: 'link', id: link.id };
  }
  return best;
}
