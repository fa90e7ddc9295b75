import { expect, it } from 'vitest';
import { prepare, scenarioHash } from '../../src/runner/index.ts';
import { twoRoutes } from '../engine/demand/twoRoutes.ts';

const base = twoRoutes({ trips: 2800 });
const changed = twoRoutes({ trips: 2800, green: 20 });
/** More green on the lower road alone. */
const tempting = structuredClone(base);
tempting.controllers[1] = twoRoutes({ trips: 2800, green: 45 }).controllers[1]!;
const plan = { base, file: 'two-routes.json', seed: 1 };
const routes = (run: ReturnType<typeof prepare>) => run.input.trips.map((trip) => Array.from(trip.route));

it('keeps the routes of the base for a changed model, and chooses anew when told to', () => {
  const today = prepare({ ...plan, model: base });
  const frozen = prepare({ ...plan, model: tempting });
  const anew = prepare({ ...plan, model: tempting, reassign: true });
  expect(routes(frozen)).toEqual(routes(today));
  expect(frozen.reassigned).toBe(false);
  expect(anew.reassigned).toBe(true);
  const lower = (run: ReturnType<typeof prepare>) =>
    routes(run).filter((route) => route.includes(run.input.network.linkIndex.get('J1>S')!)).length;
  expect(lower(anew)).toBeGreaterThan(1.1 * lower(frozen));
});

it('assigns once for several runs on one base, and measures them with its free-flow speeds', () => {
  const cache = { assignments: new Map(), freeFlow: new Map() };
  const one = prepare({ ...plan, model: base }, { cache });
  const other = prepare({ ...plan, model: changed, seed: 2 }, { cache });
  expect(other.assignment).toBe(one.assignment);
  expect(cache.assignments.size).toBe(1);
  expect(other.freeFlow).toBe(one.freeFlow);
});

it('starts later with fewer trips, the same ones', () => {
  const whole = prepare({ ...plan, model: base });
  const late = prepare({ ...plan, model: base, start: 9 * 3600 });
  const names = (run: ReturnType<typeof prepare>) => run.input.trips.map((trip) => trip.name);
  expect(names(late)).toEqual(names(whole).filter((_, t) => whole.input.trips[t]!.departure >= 9 * 3600));
  expect(late.input.start).toBe(9 * 3600);
});

it('tells what it is busy with, in order, and the network before the routes', () => {
  const told: string[] = [];
  prepare(
    { ...plan, model: base },
    { onProgress: (what, share) => share === 1 && told.push(what), onNetwork: () => told.push('built') },
  );
  expect(told).toEqual(['built', 'network', 'assignment', 'trips']);
});

it('the fingerprint of a model is of its content, not of the order of its keys', () => {
  const reordered = Object.fromEntries(Object.entries(base).reverse()) as typeof base;
  expect(scenarioHash(reordered)).toBe(scenarioHash(base));
  expect(scenarioHash(structuredClone(base))).toBe(scenarioHash(base));
  expect(scenarioHash(changed)).not.toBe(scenarioHash(base));
});
