/** What the ten shipped scenarios cost in visits to cabinets: timings at the lone ones, equipment anywhere, officers who stand there. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type LoadedScenario, loadScenario, type VisitReason, visitsOf } from '../../src/scenario/index.ts';

const VISITS: Readonly<Record<string, [timing: number, equipment: number, byHand: number]>> = {
  'signals-today': [0, 0, 0],
  'retimed-school-morning': [19, 0, 0],
  'retimed-school-afternoon': [17, 0, 0],
  'green-wave-renmin-road': [0, 0, 0],
  'networked-16': [0, 9, 0],
  'adaptive-seven': [0, 7, 0],
  'unsignalised-get-signals': [0, 15, 0],
  'drifting-clocks-30-days': [0, 0, 0],
  'officer-at-the-school-crossing': [0, 1, 1],
  'guarded-route': [0, 0, 2],
};

async function load(id: string): Promise<LoadedScenario> {
  const { loaded } = await loadScenario(
    `scenarios/${id}.json`,
    async (path) => readFileSync(path),
    () => [],
  );
  if (loaded === undefined) throw new Error(`${id} cannot be read`);
  return loaded;
}

it.each(Object.entries(VISITS))('%s', async (id, expected) => {
  const { base, changes } = await load(id);
  const visits = visitsOf(base, changes);
  const of = (reason: VisitReason) => visits.filter(({ reasons }) => reasons.includes(reason)).length;
  expect([of('timing'), of('equipment'), of('byHand')]).toEqual(expected);
  expect(new Set(visits.map(({ controller }) => controller)).size).toBe(visits.length);
});

it.each(['retimed-school-morning', 'retimed-school-afternoon', 'green-wave-renmin-road'])(
  '%s: every lone cabinet whose plans or schedule differ',
  async (id) => {
    const { base, model, changes } = await load(id);
    const differ = model.controllers.filter(
      (one, at) => one.class !== 'networked' && JSON.stringify(one) !== JSON.stringify(base.controllers[at]),
    );
    expect(new Set(visitsOf(base, changes).map(({ controller }) => controller))).toEqual(
      new Set(differ.map((one) => one.id)),
    );
  },
);

it('a convoy is let through by hand at every signal on its way that no message reaches', async () => {
  const { base, model, changes } = await load('guarded-route');
  const [route] = model.guardedRoutes ?? [];
  const onWay = new Set(route?.links.slice(0, -1).map((id) => model.links.find((link) => link.id === id)?.to));
  const lone = model.controllers.filter(
    ({ class: its, intersections }) => its !== 'networked' && intersections.some((id) => onWay.has(id)),
  );
  expect(lone.length).toBeGreaterThan(0);
  const visits = visitsOf(base, changes);
  expect(visits.every(({ reasons }) => reasons.join() === 'byHand')).toBe(true);
  expect(visits.map(({ controller }) => controller).toSorted()).toEqual(lone.map(({ id }) => id).toSorted());
});
