/**
 * Offsets for a corridor's plans in force: the widest bands both ways, weighted by volume, with reasons to be read out.
 * Of a movement that is green several times in its cycle the longest green is meant. Greens and cycles stay as they are; a corridor without a
 * common cycle gets no offsets but the cycle that its plans would have to share. The page gives its worker as `solve`.
 */
import type { CorridorWay, Network } from '../../network/index.ts';
import type { Model, Plan, Text } from '../../scenario/index.ts';
import {
  commonCycle,
  corridorBands,
  corridorSignals,
  type CorridorSignal,
  cycleStart,
  drivingTimes,
  greensOf,
  type SignalProgram,
  steadyAspect,
  type WaveBands,
  type WaveGreen,
  type WaveProblem,
} from '../../signal/index.ts';
import { solveWave, type WaveSolution } from './solve-wave.ts';

export interface OffsetsWanted {
  readonly model: Model;
  readonly network: Network;
  readonly program: SignalProgram;
  readonly way: CorridorWay;
  /** [s since midnight] whose plans are meant. */
  readonly time: number;
  /** By movement index [veh/h]; without any both directions count the same. */
  readonly volumes: ReadonlyMap<number, number>;
  /** Driven all the way [m/s]; the limits when left out. */
  readonly speed?: number;
}

export interface ProposedOffsets {
  /** By controller; empty where there is nothing to propose. */
  readonly plans: readonly { readonly controller: string; readonly plan: Plan }[];
  /** [s], with the offsets of today and those proposed, clocks being right. */
  readonly before: WaveBands;
  readonly after: WaveBands;
  /** Of the programme, before offsets were rounded to seconds. */
  readonly optimum: WaveBands;
  /** Of the bands after: share of the cycle, and of the shortest green. */
  readonly efficiency: WaveBands;
  readonly attainability: WaveBands;
  /** Of the directions, by volume; they sum to 1. */
  readonly weights: WaveBands;
  /** False: no two waves lead through, so the heavier direction has been given one alone. */
  readonly isTwoWay: boolean;
  readonly reasons: readonly Text[];
}

const NONE: WaveBands = { forward: 0, backward: 0 };

export async function proposeOffsets(
  wanted: OffsetsWanted,
  solve: (problem: WaveProblem) => Promise<WaveSolution> = solveWave,
): Promise<ProposedOffsets> {
  const { model, program, way, time, speed } = wanted;
  const signals = corridorSignals(program, way, time).filter(({ plan }) => steadyAspect(plan) === undefined);
  const nothing = (reason: Text): ProposedOffsets => ({
    plans: [],
    before: NONE,
    after: NONE,
    optimum: NONE,
    efficiency: NONE,
    attainability: NONE,
    weights: NONE,
    isTwoWay: false,
    reasons: [reason],
  });
  if (signals.length < 2)
    return nothing({
      zh: '不足两个按周期运行的信号，没有绿波可言。',
      en: 'Fewer than two signals run a cycle: no wave to propose.',
    });
  const cycle = commonCycle(signals.map((signal) => signal.cycle));
  if (cycle === undefined) return nothing(unequalCycles(signals));
  const problem = problemOf(wanted, signals);
  const { forward, backward } = problem.weights;
  const solution = await solve(problem);
  const shifts = new Map(signals.map(({ controller }, index) => [controller.index, solution.offsets[index] ?? 0]));
  const bandsWith = (later: (controller: number) => number) => {
    const options = { clocks: 'right' as const, later, ...(speed === undefined ? {} : { speed }) };
    const [stretch] = corridorBands(program, way, signals, options).stretches;
    const each = (of: 'width' | 'efficiency' | 'attainability'): WaveBands => ({
      forward: stretch?.forward?.[of] ?? 0,
      backward: stretch?.backward?.[of] ?? 0,
    });
    return { width: each('width'), efficiency: each('efficiency'), attainability: each('attainability') };
  };
  const after = bandsWith((controller) => shifts.get(controller) ?? 0);
  return {
    plans: [...new Set(signals.map(({ controller }) => controller))].flatMap((controller) => {
      const now = signals.find((signal) => signal.controller === controller)?.plan;
      const plan = model.controllers.find(({ id }) => id === controller.id)?.plans.find(({ id }) => id === now?.id);
      if (plan === undefined) return [];
      const offset = ((plan.offset ?? 0) + (shifts.get(controller.index) ?? 0)) % plan.cycle;
      return [{ controller: controller.id, plan: { ...plan, offset } }];
    }),
    before: bandsWith(() => 0).width,
    after: after.width,
    optimum: solution.optimum,
    efficiency: after.efficiency,
    attainability: after.attainability,
    weights: { forward: forward / (forward + backward), backward: backward / (forward + backward) },
    isTwoWay: solution.isTwoWay,
    reasons: reasonsOf(wanted, signals, problem, cycle, solution),
  };
}

/** Offsets of the problem are seconds added to those of today. */
function problemOf({ program, way, volumes, speed }: OffsetsWanted, signals: readonly CorridorSignal[]): WaveProblem {
  const { ticksPerSecond } = program;
  const [there, back] = [drivingTimes(way.forward, speed), drivingTimes(way.backward, speed)];
  const last = way.nodes.length - 1;
  const mean = (stops: CorridorWay['forward']): number => {
    const known = stops.flatMap(({ movement }) => volumes.get(movement) ?? []);
    return known.length === 0 ? 0 : known.reduce((sum, volume) => sum + volume, 0) / known.length;
  };
  const [forward, backward] = [mean(way.forward), mean(way.backward)];
  return {
    weights: forward + backward > 0 ? { forward, backward } : { forward: 1, backward: 1 },
    signals: signals.map(({ controller, plan, cycle, place, ...rows }) => {
      const start = cycleStart(plan, 0, ticksPerSecond);
      const green = (row: number): WaveGreen | undefined => {
        const [longest] = row < 0 ? [] : [...greensOf(plan, row, ticksPerSecond)].sort((a, b) => b.length - a.length);
        return longest && { begin: longest.begin + start, length: longest.length };
      };
      return {
        cycle,
        controller: controller.index,
        there: there[place] ?? 0,
        back: (back[last] ?? 0) - (back[last - place] ?? 0),
        forward: green(rows.forward),
        backward: green(rows.backward),
      };
    }),
  };
}

function unequalCycles(signals: readonly CorridorSignal[]): Text {
  const cycles = [...new Set(signals.map(({ cycle }) => cycle))].sort((a, b) => a - b);
  const longest = cycles.at(-1) ?? 0;
  return {
    zh: `周期不统一（${cycles.join('、')} 秒），各路口逐周期错开，没有固定的绿波。请先统一为 ${longest} 秒（或其一半）。`,
    en: `Cycles differ (${cycles.join(', ')} s): the signals shift against each other and no band lasts. First bring all to ${longest} s, or half of it.`,
  };
}

function reasonsOf(
  { network, way, speed }: OffsetsWanted,
  signals: readonly CorridorSignal[],
  { weights, signals: stops }: WaveProblem,
  cycle: number,
  { isTwoWay }: WaveSolution,
): Text[] {
  const reasons: Text[] = [];
  const say = (zh: string, en: string) => void reasons.push({ zh, en });
  if (speed === undefined) say('行驶速度按各路段限速。', 'Driven at the speed limits.');
  else say(`行驶速度 ${Math.round(speed * 3.6)} 公里/小时。`, `Driven at ${Math.round(speed * 3.6)} km/h.`);
  const [go, come] = [weights.forward, weights.backward].map(Math.round);
  say(`去向与返向按 ${go}∶${come} 加权（流量比）。`, `Directions weighted ${go} : ${come}, as their volumes are.`);
  const others = signals.filter((signal) => signal.cycle < cycle).length;
  say(
    others === 0 ? `共用周期 ${cycle} 秒。` : `共用周期 ${cycle} 秒，其中 ${others} 个路口为其一半或更短。`,
    others === 0
      ? `Common cycle ${cycle} s.`
      : `Common cycle ${cycle} s; ${others} of the signals run half of it or less.`,
  );
  const nameAt = (index: number): string => network.nodes[way.nodes[signals[index]?.place ?? 0] ?? 0]?.id ?? '';
  for (const [pick, zh, en] of [
    ['forward', '去向', 'forward'],
    ['backward', '返向', 'backward'],
  ] as const) {
    const lengths = stops.map((stop) => stop[pick]?.length ?? Number.POSITIVE_INFINITY);
    const least = Math.min(...lengths);
    if (!Number.isFinite(least)) continue;
    const at = nameAt(lengths.indexOf(least));
    say(
      `${zh}带宽最多 ${least} 秒，受 ${at} 的绿灯所限。`,
      `The ${en} band can be ${least} s at most, by the green at ${at}.`,
    );
  }
  if (!isTwoWay)
    say(
      '没有双向都通过的绿波，只为流量大的方向设计。',
      'No two waves lead through: the heavier direction alone got one.',
    );
  const lone = signals
    .filter(({ controller }) => controller.class === 'freeRunning')
    .map(({ controller }) => controller.id);
  if (lone.length > 0)
    say(
      `${lone.join('、')} 为单点信号机，时钟会漂移，绿波随之逐日衰减，需定期校时。`,
      `Clocks of their own, which drift, at ${lone.join(', ')}: the band decays from day to day until somebody sets them.`,
    );
  return reasons;
}
