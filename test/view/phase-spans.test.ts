/** The bars of a plan say what the controller shows: walk and clearance that a plan leaves blank too, by schools and elsewhere. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { buildNetwork } from '../../src/network/index.ts';
import { type Controller, modelSchema, type Plan } from '../../src/scenario/index.ts';
import {
  Aspect,
  compilePlans,
  ConflictTable,
  crossingTime,
  timedPlan,
  timelineOf,
  walkingSpeedAt,
} from '../../src/signal/index.ts';
import { phaseSpans } from '../../src/view/index.ts';

const blank = ({ phases, ...plan }: Plan): Plan => ({
  ...plan,
  phases: phases.map(({ walk: _walk, pedestrianClearance: _clearance, ...phase }) => phase),
});
const county = modelSchema.parse(JSON.parse(readFileSync('scenarios/county.json', 'utf8')));
const controllers = county.controllers.map((one): Controller => ({ ...one, plans: one.plans.map(blank) }));
const model = { ...county, controllers };
const network = buildNetwork(model);
/** One tick is one second. */
const program = compilePlans(model, network, 1);

/** The crosswalk that clears longest, in each run of each phase that walks: as drawn, and as the controller shows it. */
function cleared(controller: Controller, compiled: (typeof program.controllers)[number]) {
  const nodes = [...compiled.nodes];
  const table = new ConflictTable(network, nodes);
  return controller.plans.flatMap((plan, number) => {
    const { walks, cycle, phases } = compiled.plans[number]!;
    const timed = timedPlan(plan, network, table, nodes);
    return timelineOf(timed).runs.flatMap((runs, at) => {
      const own = phases[at]!.crosswalks.map(({ crosswalk }) => crosswalk);
      if (own.length === 0) return [];
      return runs.map((run) => {
        const drawn = phaseSpans({ network, nodes }, timed, at, run).find(({ shows }) => shows === 'walkFlash');
        const seconds = Array.from({ length: run.end - run.begin }, (_, second) => (run.begin + second) % cycle);
        const flashing = own.map(
          (crosswalk) => seconds.filter((t) => walks[crosswalk * cycle + t] === Aspect.greenFlash).length,
        );
        return { drawn: (drawn?.to ?? 0) - (drawn?.from ?? 0), shown: Math.max(...flashing) };
      });
    });
  });
}

it('every clearance of the county is drawn as long as it is shown, and by schools longer than the ordinary speed asks for', () => {
  let bySchools = 0;
  for (const compiled of program.controllers) {
    const controller = controllers.find(({ id }) => id === compiled.id)!;
    for (const { drawn, shown } of cleared(controller, compiled)) expect(drawn, controller.id).toBe(shown);
    const slower = [...compiled.crosswalks].filter((crosswalk) => {
      const { length, node } = network.crosswalks[crosswalk]!;
      return crossingTime(length, walkingSpeedAt(network, node).value) > crossingTime(length);
    });
    bySchools += slower.length;
  }
  expect(bySchools).toBeGreaterThan(0);
});
