import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EventKind, Where } from '../../src/engine/index.ts';
import type { IntersectionReport, Measures, PeriodReport } from '../../src/metrics/index.ts';
import { Scripted, START, trip } from './scripted.ts';

const only = (period: PeriodReport): IntersectionReport => {
  const [first] = period.intersections;
  if (first === undefined) throw new Error('no intersection');
  return first;
};

function approachOf(period: PeriodReport, link: string) {
  const approach = only(period).approaches.find((one) => one.link === link);
  if (approach === undefined) throw new Error(`no approach ${link}`);
  return approach;
}

function movementOf(period: PeriodReport, link: string, turn: string): Measures {
  const movement = approachOf(period, link).movements.find((one) => one.turn === turn);
  if (movement === undefined) throw new Error(`no movement ${link} ${turn}`);
  return movement.measures;
}

it('delay counts a vehicle that never arrives, minute by minute, where it stands', () => {
  const town = new Scripted();
  town.enter(0, 'north-in', 0, 'left', 2);
  town.loses[0] = 1;
  town.pass(180);
  for (const minute of [0, 60, 120]) {
    const report = town.collector.report(START + minute, START + minute + 60);
    expect(movementOf(report, 'north-in', 'left')).toMatchObject({ delay: 60, totalDelay: 60, throughput: 0 });
    expect(report.county.totalDelayHours).toBeCloseTo(60 / 3600, 12);
  }
  expect(movementOf(town.collector.report(START, START + 180), 'north-in', 'left').delay).toBe(180);
});

it('the wait to enter stands beside the delay, with the link that had no room', () => {
  const town = new Scripted();
  town.want(0, 'east-in');
  town.pass(90);
  const waiting = town.collector.report(START, START + 90);
  expect(waiting.county).toMatchObject({ made: 1, waiting: 1, inside: 0, done: 0, totalDelayHours: 0 });
  expect(waiting.county.entryDelayHours).toBeCloseTo(90 / 3600, 12);
  expect(waiting.links[town.link('east-in')]?.entryDelay).toBe(90);
  expect(waiting.county.delayPerTrip).toBeNull();
});

it('each second of delay belongs to the movement in whose area it was lost', () => {
  const town = new Scripted();
  town.enter(0, 'north-in', 1, 'through', 5);
  town.loses[0] = 1;
  town.pass(20);
  // over the line in the 21st second, which is still the intersection's; free again ten seconds later
  town.say(EventKind.passed, 0, town.movement('north-in', 'through'), town.lane('north-in', 1));
  town.pass(10);
  town.say(EventKind.area, 0, town.movement('north-in', 'through'), -1);
  town.pass(1);
  town.vehicles.movement[0] = -1;
  town.pass(29);
  const report = town.collector.report(START, START + 60);
  expect(movementOf(report, 'north-in', 'through')).toMatchObject({ throughput: 1, totalDelay: 31, delay: 31 });
  expect(report.county.totalDelayHours).toBeCloseTo(60 / 3600, 12);
});

it('arrivals are who came, not who passed; who waited already came before', () => {
  const town = new Scripted();
  town.enter(0, 'north-in', 0, 'left', 2);
  town.pass(60);
  town.enter(1, 'north-in', 0, 'left', 20);
  town.enter(2, 'north-in', 0, 'left', 40);
  town.pass(30);
  town.say(EventKind.passed, 0, town.movement('north-in', 'left'), town.lane('north-in', 0));
  town.vehicles.where[0] = Where.connection;
  town.pass(30);
  const of = (from: number, to: number) =>
    movementOf(town.collector.report(START + from, START + to), 'north-in', 'left');
  expect(of(0, 60)).toMatchObject({ arrivals: 1, throughput: 0 });
  expect(of(60, 120)).toMatchObject({ arrivals: 2, throughput: 1 });
  expect(of(0, 120)).toMatchObject({ arrivals: 3, throughput: 1 });
});

it('movements add up to approaches, approaches to the intersection', () => {
  const town = new Scripted();
  const wishes = [
    ['north-in', 0, 'left'],
    ['north-in', 1, 'through'],
    ['north-in', 1, 'right'],
    ['east-in', 1, 'through'],
    ['west-in', 0, 'left'],
  ] as const;
  for (const [v, [link, lane, turn]] of wishes.entries()) {
    town.enter(v, link, lane, turn, 3 + 7 * v);
    town.loses[v] = 1 + v;
    town.say(EventKind.stopped, v, town.movement(link, turn), town.link(link));
  }
  town.pass(30);
  town.say(EventKind.passed, 0, town.movement('north-in', 'left'), town.lane('north-in', 0));
  town.pass(30);
  const report = town.collector.report(START, START + 60);
  const { approaches, measures } = only(report);
  for (const key of ['throughput', 'totalDelay', 'queueMeanVehicles'] as const) {
    for (const approach of approaches) {
      const sum = approach.movements.reduce((total, one) => total + one.measures[key], 0);
      expect(approach.measures[key]).toBeCloseTo(sum, 9);
    }
    expect(measures[key]).toBeCloseTo(
      approaches.reduce((total, one) => total + one.measures[key], 0),
      9,
    );
  }
  expect(measures.totalDelay).toBe((1 + 2 + 3 + 4 + 5) * 60);
  expect(report.county.stopsPerTrip).toBe(1);
});

it('trips that end at a portal or a driveway are done, and count as under way in their window', () => {
  const town = new Scripted();
  for (const v of [0, 1, 2]) town.enter(v, 'north-in', 1, 'through', 20 * (v + 1));
  town.pass(60);
  town.leave(0);
  town.pass(60);
  expect(town.collector.report(START, START + 60).county).toMatchObject({
    made: 3,
    inside: 3,
    done: 0,
    doneInWindow: 0,
  });
  expect(town.collector.report(START + 60, START + 120).county).toMatchObject({ inside: 2, done: 1, doneInWindow: 1 });
});

it('the windows 07:00–07:03 and 07:03–07:08 add up to 07:00–07:08, whatever happens in them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ v: fc.nat(7), second: fc.nat(479), delay: fc.double({ min: 0, max: 3, noNaN: true }) }), {
        maxLength: 40,
      }),
      fc.integer({ min: 1, max: 7 }),
      (changes, cut) => {
        const town = new Scripted();
        for (let v = 0; v < 8; v++) town.enter(v, v % 2 === 0 ? 'east-in' : 'west-in', 1, 'through', 4 + 7 * v);
        for (let second = 0; second < 480; second++) {
          for (const change of changes.filter((one) => one.second === second)) town.loses[change.v] = change.delay;
          town.pass(1);
        }
        const middle = START + 60 * cut;
        const parts = [town.collector.report(START, middle), town.collector.report(middle, START + 480)];
        const whole = town.collector.report(START, START + 480);
        const sum = (of: (period: PeriodReport) => number) => parts.reduce((total, period) => total + of(period), 0);
        const close = (of: (period: PeriodReport) => number) => expect(of(whole)).toBeCloseTo(sum(of), 6);
        close((period) => only(period).measures.totalDelay);
        close((period) => only(period).measures.queueMean * (period.to - period.from));
        close((period) => period.county.totalDelayHours);
        close((period) => period.county.spillbackSeconds);
        expect(only(whole).measures.queueMax).toBe(Math.max(...parts.map((period) => only(period).measures.queueMax)));
      },
    ),
    { numRuns: 20, seed: 7 },
  );
});

it('looking changes nothing: asking for the minute under way leaves the later numbers to the last digit', () => {
  const reports = [false, true].map((looks) => {
    const town = new Scripted();
    town.enter(0, 'east-in', 1, 'through', 3);
    town.loses[0] = 0.1;
    for (let second = 0; second < 400; second++) {
      town.pass(1);
      if (looks && second % 7 === 0) town.collector.report(START, town.simulation.time);
      if (looks && second % 11 === 0) town.collector.updates({ filling: true });
    }
    return town.collector.report(START, START + 360);
  });
  expect(reports[1]).toEqual(reports[0]);
});

it('the minute under way is there when asked for', () => {
  const town = new Scripted();
  town.enter(0, 'east-in', 1, 'through', 3);
  town.loses[0] = 1;
  town.pass(75);
  const report = town.collector.report(START, START + 75);
  expect(only(report).measures.totalDelay).toBe(75);
  expect(only(report).measures.queueMean).toBe(8);
});

it('updates tell each bin of five minutes once, and the one being filled when asked', () => {
  const town = new Scripted();
  town.pass(650);
  const bins = town.collector
    .updates({ filling: true })
    .map(({ complete, period }) => [complete, period.from, period.to]);
  expect(bins).toEqual([
    [true, START, START + 300],
    [true, START + 300, START + 600],
    [false, START + 600, START + 650],
  ]);
  expect(town.collector.updates()).toEqual([]);
});

it('a window outside the run, empty or between minutes is refused', () => {
  const town = new Scripted();
  town.pass(120);
  for (const [from, to] of [
    [START - 60, START + 60],
    [START, START + 180],
    [START + 60, START + 60],
    [START + 30, START + 60],
    [START, START + 90],
  ] as const)
    expect(() => town.collector.report(from, to)).toThrow(RangeError);
});

it('a drop-off is due in the minute of its bell and on time when it stands at the gate by then', () => {
  const bell = START + 600;
  const drop = { purpose: 'schoolDrop', bell } as const;
  const town = new Scripted([trip(drop), trip({ ...drop, id: 1 }), trip({ ...drop, id: 2 })], withSchool());
  const gate = town.network.places.find((place) => place.kind === 'gate')?.index ?? -1;
  for (const v of [0, 1, 2]) town.enter(v, 'north-in', 1, 'through', 10 * (v + 1));
  town.pass(599);
  town.say(EventKind.arrivedAtStop, 0, gate);
  town.pass(1);
  town.say(EventKind.arrivedAtStop, 1, gate);
  town.pass(120);
  const { county } = town.collector.report(START, START + 720);
  expect(county.schoolTrips).toEqual({ arrived: 2, due: 3, onTime: 1, fetched: 0 });
  expect(town.collector.report(START + 600, START + 720).county.schoolTrips).toMatchObject({ arrived: 1, due: 0 });
});

it('the trip log knows every trip: done, on the road, waiting, not yet', () => {
  const trips = [0, 1, 2, 3].map((id) => trip({ id, departure: START + (id === 3 ? 999 : 0) }));
  const town = new Scripted(trips);
  town.enter(0, 'north-in', 1, 'through', 10);
  town.enter(1, 'east-in', 1, 'through', 10);
  town.want(2, 'east-in');
  town.loses[0] = town.loses[1] = 1;
  town.pass(30);
  town.say(EventKind.stopped, 1, town.movement('east-in', 'through'));
  town.leave(0);
  town.pass(10);
  expect(
    [...town.collector.trips.rows()].map(({ state, entered, finished, delay, entryDelay, stops }) => [
      state,
      entered,
      finished,
      delay,
      entryDelay,
      stops,
    ]),
  ).toEqual([
    ['done', START + 1, START + 31, 31, 0, 0],
    ['inside', START + 1, null, 40, 0, 1],
    ['waiting', null, null, 0, 40, 0],
    ['notYet', null, null, 0, 0, 0],
  ]);
});

it('a slot that is used again starts from nothing', () => {
  const town = new Scripted();
  town.enter(0, 'north-in', 1, 'through', 10);
  town.loses[0] = 1;
  town.pass(30);
  town.leave(0);
  town.pass(1);
  town.vehicles.where[0] = Where.free;
  town.enter(0, 'north-in', 1, 'through', 10, 1);
  town.pass(29);
  expect(only(town.collector.report(START, START + 60)).measures.totalDelay).toBe(60);
});

it('a vehicle that is dealt another slot is counted on, no second of it twice', () => {
  const town = new Scripted();
  town.enter(0, 'north-in', 1, 'through', 10);
  town.loses[0] = 1;
  town.pass(60);
  town.move(0, 7);
  town.pass(60);
  expect(only(town.collector.report(START, START + 120)).measures.totalDelay).toBe(120);
});

function withSchool() {
  const { model } = new Scripted();
  model.schools = [
    {
      id: 'first',
      name: { zh: '第一小学', en: 'First Primary' },
      level: 'primary',
      pupils: 900,
      at: [0, 100],
      bells: [{ kind: 'start', at: '07:10' }],
      gates: [{ link: 'north-out', at: 120, kerbSpaces: 6 }],
      escort: { carShare: 0.3, occupancy: 1.1, onward: 0, dropOffDwell: 40, pickUpDwell: 240, lead: 12 },
      catchment: [],
    },
  ];
  return model;
}
