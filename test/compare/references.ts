/** What the handbook's formulas say of the cases with one intersection: who of two simulators that differ is nearer to it. */
import { analyse } from '../../src/metrics/index.ts';
import { makeResult, prepare, startRun, drive } from '../../src/runner/index.ts';
import type { Case } from './cases.ts';

/** HCM control delay by movement [s/veh], with the arrivals of one seed; none for a network. */
export async function referenceDelays(one: Case): Promise<ReadonlyMap<string, number>> {
  const delays = new Map<string, number>();
  if (one.model.intersections.length > 1) return delays;
  const run = startRun(prepare({ model: one.model, base: one.model, file: one.id, seed: 1, start: one.start }));
  await drive(run, one.end);
  const [report] = makeResult(run, one.from, one.to).total.intersections;
  if (report === undefined) return delays;
  const { network, program, saturationFlow } = run.prepared.input;
  for (const { movement, delay } of analyse(network, program, report, saturationFlow, one.from, one.to).movements) {
    const { fromLink, toLink } = network.movements[movement]!;
    if (delay !== null) delays.set(`${network.links[fromLink]!.id}>${network.links[toLink]!.id}`, delay);
  }
  return delays;
}
