/**
 * Free-flow speed of every link, the yardstick of congestion grades and travel time indices.
 *
 * GB/T 33171 measures it: the mean of the fastest ninth of the 15-minute mean speeds of 30 days, at most the limit. Such quiet
 * hours contain the waits of a lone vehicle at fixed-time signals. We have no 30 days, so we compute what they would tend to: a lone
 * vehicle at the limit that meets the signal at a random moment of the cycle, under the plan of the day that is kindest to it.
 * Taking the bare limit instead would call every street with a signal congested at midnight; taking the run's own best quarter hours
 * would move the yardstick with the run. The quiet first quarter hour of the shipped county has a travel time index
 * within 3 % of 1 by this definition. What would change our mind: measured quiet-hour speeds.
 */
import { crossingLength, type Movement, type Network, type NetworkLink } from '../../network/index.ts';
import { Aspect, type CompiledController, type SignalProgram } from '../../signal/index.ts';

/** Aspects during which a lone vehicle goes: green and flashing green, and the dark or flashing-yellow head of a signal out of use. */
const GOES: ReadonlySet<number> = new Set([Aspect.green, Aspect.greenFlash, Aspect.yellowFlash, Aspect.off]);

/** Acceleration back to the limit after a stop [m/s²]; assumed, the middle of the calibration range of car-following models. */
const START_ACCELERATION = 2;

/**
 * Mean delay of a lone vehicle that arrives at a random moment of a fixed cycle: half the red times the chance of meeting it,
 * plus the speed it must regain when it was stopped.
 *
 * @param reds lengths of the times without green in one cycle [s]   @param cycle [s], > 0   @param speed [m/s]   @returns [s]
 */
export function loneVehicleDelay(reds: readonly number[], cycle: number, speed: number): number {
  let delay = 0;
  for (const red of reds) delay += (red * red) / (2 * cycle) + (red / cycle) * (speed / (2 * START_ACCELERATION));
  return delay;
}

/** Free-flow speed by link id [m/s], of the way from the link's start through the intersection at its end. */
export function freeFlowSpeeds(network: Network, program: SignalProgram): Map<string, number> {
  const controllerOf = new Map<number, { controller: CompiledController; place: number }>();
  for (const controller of program.controllers)
    for (const [place, movement] of controller.movements.entries()) controllerOf.set(movement, { controller, place });
  return new Map(network.links.map((link) => [link.id, freeFlowSpeed(network, program, controllerOf, link)]));
}

function freeFlowSpeed(
  network: Network,
  program: SignalProgram,
  controllerOf: ReadonlyMap<number, { controller: CompiledController; place: number }>,
  link: NetworkLink,
): number {
  const movements = usualMovements(network, link);
  if (movements.length === 0) return link.speedLimit;
  let time = 0;
  let distance = 0;
  for (const movement of movements) {
    const served = controllerOf.get(movement.index);
    const crossing = crossingLength(network, movement);
    const wait =
      served === undefined || program.rightOnRed[movement.index] === 1
        ? 0
        : kindestWait(served.controller, served.place, program.ticksPerSecond, link.speedLimit);
    time += (link.length + crossing) / link.speedLimit + wait;
    distance += link.length + crossing;
  }
  return distance / time;
}

/** The through movements, or all but U-turns where there is none. */
function usualMovements(network: Network, link: NetworkLink): Movement[] {
  const open = link.movements
    .map((movement) => network.movements[movement])
    .filter((movement): movement is Movement => movement !== undefined && !movement.banned);
  const through = open.filter((movement) => movement.turn === 'through');
  return through.length > 0 ? through : open.filter((movement) => movement.turn !== 'uTurn');
}

function kindestWait(controller: CompiledController, place: number, ticksPerSecond: number, speed: number): number {
  const waits = controller.plans.map((plan) =>
    loneVehicleDelay(
      redsOf(plan.aspects.subarray(place * plan.cycle, (place + 1) * plan.cycle)).map(
        (ticks) => ticks / ticksPerSecond,
      ),
      plan.cycle / ticksPerSecond,
      speed,
    ),
  );
  return Math.min(...waits);
}

/** Lengths of the runs without green in a cyclic sequence of aspects [ticks]; a run over the cycle's end is one. */
export function redsOf(aspects: Uint8Array): number[] {
  const cycle = aspects.length;
  const firstGo = aspects.findIndex((aspect) => GOES.has(aspect));
  if (firstGo < 0) return [cycle];
  const reds: number[] = [];
  let red = 0;
  for (let step = 1; step <= cycle; step++) {
    if (!GOES.has(aspects[(firstGo + step) % cycle] ?? 0)) red++;
    else if (red > 0) {
      reds.push(red);
      red = 0;
    }
  }
  return reds;
}
