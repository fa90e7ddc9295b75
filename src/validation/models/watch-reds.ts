/** Who passes a stop line at red, and who of them could have stopped when the light turned yellow. */
import { EventKind, type Simulation, Where } from '../../engine/index.ts';
import { Aspect } from '../../signal/index.ts';
import { eachEvent } from './simulate.ts';
import type { Seen } from './watch.ts';

/** Beyond the dilemma zone is who can stop with this much [m/s²], beginning so late after the onset of yellow [s]. ITE's values, rounded. */
const COMFORT = 3;
const REACTION = 1;

/** @returns to be called after every tick; adds to `reds` and `avoidableReds` */
export function watchReds(simulation: Simulation, seen: Pick<Seen, 'reds' | 'avoidableReds'>): () => void {
  const { vehicles, signals, input, lanes } = simulation;
  const { network, program } = input;
  const before = new Uint8Array(network.movements.length).fill(Aspect.off);
  /** By trip: the movement before whose line it was too close to stop when yellow came, −1 for none. */
  const tooClose = new Int32Array(input.trips.length).fill(-1);

  const noteOnset = (movement: number) => {
    const link = network.links[network.movements[movement]!.fromLink]!;
    for (const lane of link.lanes) {
      for (let at = lanes.start[lane]!; at < lanes.start[lane]! + lanes.count[lane]!; at++) {
        const v = lanes.order[at]!;
        if (vehicles.where[v] !== Where.lane || vehicles.movement[v] !== movement) continue;
        const speed = vehicles.speed[v]!;
        // Where it was when the light changed, a tick ago.
        const way = link.length - vehicles.position[v]! + speed / input.ticksPerSecond;
        const isClose = way < speed * REACTION + (speed * speed) / (2 * COMFORT);
        tooClose[vehicles.trip[v]!] = isClose ? movement : -1;
      }
    }
  };

  return () => {
    eachEvent(simulation, EventKind.passed, (v, movement) => {
      const aspect = signals.aspects[movement]!;
      const isRed = aspect === Aspect.red || aspect === Aspect.redYellow;
      if (!isRed || program.rightOnRed[movement] === 1) return;
      seen.reds++;
      if (tooClose[vehicles.trip[v]!] !== movement) seen.avoidableReds++;
    });
    for (let movement = 0; movement < before.length; movement++) {
      const aspect = signals.aspects[movement]!;
      if (aspect === before[movement]) continue;
      const comesOn = before[movement] === Aspect.off || before[movement] === Aspect.yellowFlash;
      before[movement] = aspect;
      if (aspect === Aspect.yellow || (comesOn && aspect === Aspect.red)) noteOnset(movement);
    }
  };
}
