/** Every kind of change in a scenario file, from check to a run of the county; who is not touched travels as before. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Where } from '../../src/engine/index.ts';
import { check, drive, type Run, planOf, prepare, startRun } from '../../src/runner/index.ts';
import type { Change, LoadedScenario, Model } from '../../src/scenario/index.ts';
import { buildNetwork } from '../../src/network/index.ts';
import { proposePlan } from '../../src/signal/index.ts';
import { bytesOf } from '../scenario/fixture.ts';

const FILE = 'scenarios/county.json';
const county = JSON.parse(readFileSync(FILE, 'utf8')) as Model;
const START = 7 * 3600 + 300;
const MINUTES = 5;
const cache = { assignments: new Map(), freeFlow: new Map() };

function load(...changes: Change[]) {
  const words = { zh: '方案', en: 'Plan' };
  const scenario = { version: 2, kind: 'scenario', name: words, extends: 'county.json', changes };
  return check('scenarios/plan.json', async (path) =>
    path.endsWith('county.json') ? readFileSync(FILE) : bytesOf(JSON.stringify(scenario)),
  );
}

async function loaded(...changes: Change[]): Promise<LoadedScenario> {
  const { findings, loaded: scenario } = await load(...changes);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  return scenario!;
}

/** Five minutes of the county with everybody accounted for at every whole minute. */
async function runOf(scenario: LoadedScenario): Promise<Run> {
  const run = startRun(prepare(planOf(scenario, 1, START), { cache }));
  for (let minute = 1; minute <= MINUTES; minute++) {
    await drive(run, START + minute * 60);
    const { made, waiting, inside, done } = run.simulation.counts;
    expect(waiting + inside + done).toBe(made);
  }
  expect(run.simulation.counts.made).toBeGreaterThan(300);
  expect(run.simulation.counts.done).toBeGreaterThan(0);
  return run;
}

type Traveller = { departure: number; vehicleClass: number; links: string; ends: string; purpose: string };

function travellers(run: Run): Map<string, Traveller> {
  const { network, trips } = run.prepared.input;
  const place = (index: number) => {
    const { kind, owner, link, at } = network.places[index]!;
    return `${kind} ${owner} ${network.links[link]!.id} ${at.toFixed(3)}`;
  };
  return new Map(
    trips.map((trip) => [
      trip.name,
      {
        departure: trip.departure,
        vehicleClass: trip.vehicleClass,
        links: Array.from(trip.route, (link) => network.links[link]!.id).join(' '),
        ends: [trip.origin, ...trip.stops.map((stop) => stop.place), trip.destination].map(place).join(', '),
        purpose: trip.purpose,
      },
    ]),
  );
}

/** What is drawn for a driver; the engine's own, so its view does not name it. */
const TEMPER = ['length', 'speedFactor', 'topSpeed', 'timeGap', 'accel', 'brake', 'blocks', 'startUp'];

/** Drivers of everybody on the road or waiting, by name: what was drawn for them. */
function drivers({ simulation }: Run): Map<string, number[]> {
  const { vehicles, input } = simulation;
  const drawn = new Map<string, number[]>();
  for (let v = 0; v < vehicles.highest; v++) {
    const trip = input.trips[vehicles.trip[v]!];
    if (trip === undefined || vehicles.where[v] === Where.free) continue;
    const all = vehicles as unknown as Record<string, ArrayLike<number>>;
    drawn.set(
      trip.name,
      TEMPER.map((key) => all[key]![v]!),
    );
  }
  return drawn;
}

const today = await runOf(await loaded());
const before = travellers(today);
const driversBefore = drivers(today);

/** Travellers of a run who are other than today's, by name; none is missing unless said. */
function changedIn(run: Run): string[] {
  const after = travellers(run);
  const names = [...before.keys()].filter(
    (name) => JSON.stringify(before.get(name)) !== JSON.stringify(after.get(name)),
  );
  return names.concat([...after.keys()].filter((name) => !before.has(name)));
}

function expectSameDrivers(run: Run): void {
  let met = 0;
  for (const [name, drawn] of drivers(run)) {
    const known = driversBefore.get(name);
    if (known === undefined) continue;
    expect(drawn).toEqual(known);
    met += 1;
  }
  expect(met).toBeGreaterThan(200);
}

const signalised = county.controllers.find(({ plans }) => plans[0]!.stages.length > 1)!;
const unnetworked = county.controllers.filter((one) => one.class !== 'networked').slice(0, 3);

function newSignal(): Change {
  const { id } = county.intersections.find(({ control, urban }) => control === 'priority' && urban === true)!;
  const model = structuredClone(county);
  model.intersections.find((each) => each.id === id)!.control = 'signal';
  const network = buildNetwork(model);
  const node = network.nodes.findIndex((each) => each.id === id);
  const volumes = new Map(network.movements.filter((m) => m.node === node).map((m) => [m.index, 200]));
  const plan = proposePlan({ model, network, node, volumes });
  const controller = {
    id: 'new',
    intersections: [id],
    class: 'networked' as const,
    plans: [plan],
    schedule: [{ from: '00:00', plan: plan.id }],
  };
  return { do: 'signalise', intersection: id, controller };
}

function longerGreen() {
  const plan = structuredClone(signalised.plans[0]!);
  plan.stages[0]!.green += 5;
  plan.cycle += 5;
  return { ...plan, id: 'longer' };
}

describe('a change of signals leaves every traveller as today', () => {
  const retime: Change = { do: 'retime', controller: signalised.id, plan: longerGreen() };
  const schedule = [
    { from: '00:00', plan: signalised.plans[0]!.id },
    { from: '07:06', plan: 'longer' },
  ];
  it.each<[string, Change[]]>([
    ['retime and reschedule', [retime, { do: 'reschedule', controller: signalised.id, schedule }]],
    ['signalise', [newSignal()]],
    ['network', [{ do: 'network', controllers: unnetworked.map(({ id }) => id) }]],
  ])('%s', async (_, changes) => {
    const run = await runOf(await loaded(...changes));
    expect(changedIn(run)).toEqual([]);
    expectSameDrivers(run);
    expect(run.simulation.hash()).not.toBe(today.simulation.hash());
  });
});

describe('scaleDemand', () => {
  it.each([0.8, 1.2])('%f keeps the travellers that both have', async (factor) => {
    const run = await runOf(await loaded({ do: 'scaleDemand', factor }));
    const after = travellers(run);
    expectSameDrivers(run);
    const [fewer, more] = factor < 1 ? [after, before] : [before, after];
    let met = 0;
    for (const [name, traveller] of fewer) {
      expect(more.get(name)).toEqual(traveller);
      met += 1;
    }
    expect(met).toBe(fewer.size);
    expect(more.size).toBeGreaterThan(fewer.size * 1.1);
  });
});

describe('closures', () => {
  const LINK = 'renmin.xihuan.xuefu';
  const isOn = (name: string, link: string) => before.get(name)!.links.split(' ').includes(link);

  it('closeLink: only those who drove there go otherwise, from another driveway if need be; buses pass the stop by', async () => {
    const { findings } = await load({ do: 'closeLink', link: LINK });
    expect(findings.map(({ code, severity }) => [code, severity])).toContainEqual(['demand.stopsSkipped', 'warning']);
    // Beside what the county's plans carry today, whose file it stands in.
    const added = findings.filter(({ file }) => file !== 'scenarios/county.json');
    expect(added.every(({ file, path }) => file === 'scenarios/plan.json' && path[0] === 'changes')).toBe(true);
    const run = await runOf(await loaded({ do: 'closeLink', link: LINK }));
    const changed = changedIn(run);
    expect(changed.length).toBeGreaterThan(100);
    expect(changed.filter((name) => !isOn(name, LINK))).toEqual([]);
    const after = travellers(run);
    expect([...after.keys()].filter((name) => !before.has(name))).toEqual([]);
    // Who is due at a bell and now has a longer way sets out earlier, a few before this run starts: it makes no such trips.
    const gone = [...before.keys()].filter((name) => !after.has(name)).map((name) => before.get(name)!);
    expect(gone.filter(({ purpose, departure }) => purpose !== 'schoolDrop' || departure > START + 300)).toEqual([]);
    for (const { links } of after.values()) expect(links.split(' ')).not.toContain(LINK);
    expect(changed.some((name) => before.get(name)!.ends.includes(`access Z07 ${LINK}`))).toBe(true);
    expectSameDrivers(run);
  });

  it('closeLane: only those whose turn has lost its lane go otherwise', async () => {
    const run = await runOf(await loaded({ do: 'closeLane', link: LINK, lane: 0 }));
    // lane 0 is the bay for the left turn: those who turn left there must go otherwise
    const changed = changedIn(run);
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.filter((name) => !isOn(name, LINK))).toEqual([]);
    const straight = await runOf(await loaded({ do: 'closeLane', link: 'renmin.xuefu.xihuan', lane: 3 }));
    for (const name of changedIn(straight)) expect(isOn(name, 'renmin.xuefu.xihuan')).toBe(true);
    expectSameDrivers(straight);
  });

  it('a closed lane between open ones is a finding at the change', async () => {
    const { findings, loaded: none } = await load({ do: 'reassign' }, { do: 'closeLane', link: LINK, lane: 2 });
    expect(none).toBeUndefined();
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'demand.lanesApart', path: ['changes', 1], file: 'scenarios/plan.json' }),
    );
  });

  const closing = (links: readonly string[]) => [...new Set(links)].map((link): Change => ({ do: 'closeLink', link }));

  it('a school with no gate left open is told once, at the change that closed the last of them', async () => {
    const changes = closing(county.schools!.find(({ id }) => id === 'S14')!.gates.map(({ link }) => link));
    const { findings, loaded: none } = await load(...changes);
    expect(none).toBeUndefined();
    const told = findings.filter(({ code }) => code === 'demand.cutOff');
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ file: 'scenarios/plan.json', path: ['changes', changes.length - 1] });
  });

  it.each([
    ['zone', 'Z07', county.zones!.find(({ id }) => id === 'Z07')!.access.map(({ link }) => link)],
    ['portal', county.portals[0]!.id, [county.links.find(({ from }) => from === county.portals[0]!.id)!.id]],
  ])(
    'a %s (%s) with nothing left open is told once, at the change that closed the last of it',
    async (_, id, links) => {
      const changes = closing(links);
      const { findings, loaded: none } = await load(...changes);
      expect(none).toBeUndefined();
      const errors = findings.filter(({ severity }) => severity === 'error');
      expect(errors).toHaveLength(1);
      expect(errors[0]).toMatchObject({
        code: 'demand.cutOff',
        file: 'scenarios/plan.json',
        path: ['changes', changes.length - 1],
      });
      const named = [...county.zones!, ...county.portals].find((end) => end.id === id)!.name;
      expect(errors[0]!.message.zh).toContain(named.zh);
      expect(errors[0]!.message.en).toContain(named.en);
    },
  );
});

it('moveBell moves the families of that bell and nobody else', async () => {
  const run = await runOf(await loaded({ do: 'moveBell', school: 'S06', bell: 0, at: '08:00' }));
  const changed = changedIn(run);
  expect(changed.length).toBeGreaterThan(20);
  expect(changed.filter((name) => !name.startsWith('school:S06:0:'))).toEqual([]);
  expectSameDrivers(run);
});

it('reassign chooses routes anew on the changed model, for the same travellers', async () => {
  const scenario = await loaded({ do: 'closeLink', link: 'renmin.xihuan.xuefu' }, { do: 'reassign' });
  expect(scenario.reassign).toBe(true);
  const run = await runOf(scenario);
  expect(run.prepared.reassigned).toBe(true);
  expect(run.prepared.assignment.relativeGap).toBeLessThanOrEqual(0.01);
  const after = travellers(run);
  const free = [...before].filter(([name]) => name.startsWith('to-work:'));
  expect(free.length).toBeGreaterThan(1000);
  for (const [name, { departure, vehicleClass }] of free) {
    expect(after.get(name)).toMatchObject({ departure, vehicleClass });
  }
  expect(free.some(([name, { links }]) => after.get(name)!.links !== links)).toBe(true);
  expectSameDrivers(run);
});
