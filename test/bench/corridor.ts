/** The county's main road while it is watched, and its bands while an offset is dragged. */
import { CorridorWatch, createCollector } from '../../src/metrics/index.ts';
import { createSimulation } from '../../src/engine/index.ts';
import { corridorWay } from '../../src/network/index.ts';
import type { prepare } from '../../src/runner/index.ts';
import { corridorBands, corridorSignals } from '../../src/signal/index.ts';

/** [s since midnight] Half an hour of running in, then so long with and without a watch. */
const FROM = 6.5 * 3600;
const TO = 7 * 3600;
/** Seven signals with one cycle, of eleven. */
const SECTION = [3, 9] as const;
const MOVES = 1000;

export function timeCorridor(prepared: ReturnType<typeof prepare>): [string, number, string][] {
  const { model } = prepared.plan;
  const { network, program } = prepared.input;
  const corridor = model.corridors?.find(({ id }) => id === 'renmin');
  if (corridor === undefined) throw new Error('the county has no corridor renmin');
  const way = corridorWay(network, corridor.intersections);
  const signals = corridorSignals(program, way, 7.5 * 3600);
  let begun = performance.now();
  for (let move = 0; move < MOVES; move++) {
    corridorBands(program, way, signals, { section: SECTION, later: (index) => (index === 5 ? move % 140 : 0) });
  }
  const bands = (performance.now() - begun) / MOVES;

  const seconds = (isWatched: boolean): [number, number] => {
    const simulation = createSimulation(prepared.input);
    const collector = createCollector(simulation, model, { freeFlow: prepared.freeFlow });
    const { ticksPerSecond } = prepared.input;
    let watch: CorridorWatch | undefined;
    let bytes = 0;
    while (simulation.tick < TO * ticksPerSecond) {
      if (simulation.tick === FROM * ticksPerSecond) {
        if (isWatched) watch = new CorridorWatch(simulation, way, (link) => collector.queueOf(link));
        begun = performance.now();
      }
      simulation.step();
      collector.afterStep();
      watch?.afterStep();
      if (watch !== undefined && simulation.tick % (60 * ticksPerSecond) === 0) {
        const { aspects, vehicles, queues } = watch.take();
        bytes += aspects.byteLength + vehicles.byteLength + queues.byteLength;
      }
    }
    return [(performance.now() - begun) / 1000, bytes];
  };
  // In turns, and the quicker of two: other programs of the machine only ever slow a run down.
  const rounds = [0, 1].map(() => [seconds(false), seconds(true)] as const);
  const alone = Math.min(...rounds.map(([unwatched]) => unwatched[0]));
  const watched = Math.min(...rounds.map((round) => round[1][0]));
  const bytes = rounds[0]?.[1][1] ?? 0;
  return [
    ['bands of 7 signals both ways, after one offset has moved', bands, 'ms'],
    ['a corridor of 11 signals watched, 06:30–07:00', watched, 's'],
    ['  over the same unwatched', watched / alone, '×'],
    ['  its record, each simulated minute', bytes / 1024 / ((TO - FROM) / 60), 'KiB'],
  ];
}
