/** Who passes a stop line at red, and who of them could have stopped when the light turned yellow. */
import { EventKind, type Simulation, Where } from '../../engine/index.ts';
import { throughBeside, waitingHold } from '../../network/index.ts';
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

  /** By through movement: the left turns whose waiting area is entered on its green, and no longer on its yellow. */
  const leftsBeside = network.movements.map(() => [] as number[]);
  for (const { index, connections } of network.movements) {
    if (waitingHold(network, network.connections[connections[0]!]!) === 0) continue;
    for (const through of throughBeside(network, network.movements[index]!)) leftsBeside[through.index]!.push(index);
  }

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
    eachEvent(simulation, EventKind.passed, (v, movement, lane) => {
      const aspect = signals.aspects[movement]!;
      const isRed = aspect === Aspect.red || aspect === Aspect.redYellow;
      if (!isRed || program.rightOnRed[movement] === 1 || isAreaEntry(simulation, movement, lane)) return;
      seen.reds++;
      if (tooClose[vehicles.trip[v]!] !== movement) seen.avoidableReds++;
    });
    for (let movement = 0; movement < before.length; movement++) {
      const aspect = signals.aspects[movement]!;
      if (aspect === before[movement]) continue;
      const comesOn = before[movement] === Aspect.off || before[movement] === Aspect.yellowFlash;
      before[movement] = aspect;
      if (aspect !== Aspect.yellow && !(comesOn && aspect === Aspect.red)) continue;
      noteOnset(movement);
      for (const left of leftsBeside[movement]!) noteOnset(left);
    }
  };
}

/** True where a left turn's waiting area may be entered at red: the through traffic of its approach has green. */
function isAreaEntry({ input: { network }, signals }: Simulation, movement: number, lane: number): boolean {
  const left = network.movements[movement]!;
  if (left.turn !== 'left' || network.lanes[lane]!.waitingArea === 0) return false;
  return throughBeside(network, left).some(({ index }) => {
    const aspect = signals.aspects[index]!;
    return aspect === Aspect.green || aspect === Aspect.greenFlash;
  });
}
