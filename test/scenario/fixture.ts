/** The shipped example as material for tests: to be spoilt one thing at a time. */
import { readFileSync } from 'node:fs';
import { type Model, modelSchema, type ReadFile } from '../../src/scenario/index.ts';

export const GOOD_FILE = 'scenarios/one-intersection.json';
export const goodText = readFileSync(GOOD_FILE, 'utf8');

/** A fresh copy each time, so that a test may change it. */
export function goodModel(): Model {
  return modelSchema.parse(JSON.parse(goodText));
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The example with one piece of its text replaced; throws when the piece is not there, so that no test tests nothing. */
export function goodWith(piece: string, by: string): string {
  if (!goodText.includes(piece)) throw new Error(`the example has no ${piece}`);
  return goodText.replace(piece, by);
}

/** A folder of files held in memory; what is not in it is not there. */
export function folder(files: Record<string, string | object>): ReadFile {
  return (path) => {
    const file = files[path];
    if (file === undefined) return Promise.reject(Object.assign(new Error(`no ${path}`), { code: 'ENOENT' }));
    return Promise.resolve(bytesOf(typeof file === 'string' ? file : JSON.stringify(file, null, 2)));
  };
}

/** A second signal without a controller and a road to it, for changes that need a place to happen; a school and OD layers too. */
export function richModel(): Model {
  const model = goodModel();
  const name = (zh: string, en: string) => ({ zh, en });
  model.intersections.push({ id: 'east', name: name('东口', 'East'), at: [300, 0], control: 'priority' });
  model.portals = model.portals.filter((portal) => portal.id !== 'east');
  model.portals.push(
    { id: 'far', name: name('远东', 'Far east'), at: [600, 0] },
    { id: 'hill', name: name('山上', 'Hill'), at: [300, 300] },
  );
  const lane = (...turns: ('left' | 'through' | 'right')[]) => ({ turns });
  model.links = model.links.map((link) =>
    link.id === 'east-out' ? { ...link, lanes: [lane('left', 'through'), lane('through')] } : link,
  );
  model.links.push(
    { id: 'far-in', road: 'main', from: 'far', to: 'east', lanes: [lane('through'), lane('through', 'right')] },
    { id: 'far-out', road: 'main', from: 'east', to: 'far', lanes: [lane(), lane()] },
    { id: 'hill-in', road: 'minor', from: 'hill', to: 'east', lanes: [lane('left', 'right')] },
    { id: 'hill-out', road: 'minor', from: 'east', to: 'hill', lanes: [lane()] },
  );
  model.zones = [
    {
      id: 'home',
      name: name('住宅区', 'Homes'),
      kind: 'residential',
      at: [100, 50],
      access: [{ link: 'east-out', at: 100 }],
    },
    {
      id: 'works',
      name: name('工厂', 'Works'),
      kind: 'industrial',
      at: [-100, 50],
      access: [{ link: 'west-out', at: 100 }],
    },
  ];
  model.schools = [
    {
      id: 'first',
      name: name('第一小学', 'First Primary'),
      level: 'primary',
      pupils: 900,
      at: [0, 100],
      bells: [
        { kind: 'start', at: '08:00' },
        { kind: 'end', at: '16:30' },
      ],
      gates: [{ link: 'north-out', at: 120, kerbSpaces: 6 }],
      escort: { carShare: 0.3, occupancy: 1.1, onward: 0.4, dropOffDwell: 40, pickUpDwell: 240, lead: 12 },
      catchment: [['home', 1]],
      work: [['works', 1]],
    },
  ];
  Object.assign(model.controllers[0]!, {
    clockDrift: { value: 1.5, evidence: 'assumed', source: 'test' },
    detectors: [{ id: 'west', link: 'west-in', lanes: [0], kind: 'presence', distance: 0 }],
  });
  model.busStops = [{ id: 'stop', name: name('站', 'Stop'), link: 'east-out', at: 150, bay: true }];
  model.busLines = [
    {
      id: 'line',
      name: name('1路', 'Line 1'),
      from: 'west',
      to: 'far',
      links: ['west-in', 'east-out', 'far-out'],
      stops: ['stop'],
      dwell: 20,
      departures: [{ from: '06:30', to: '21:00', every: 10 }],
    },
  ];
  model.demand = {
    profiles: [{ id: 'flat', from: '07:00', shares: [0.25, 0.25, 0.25, 0.25] }],
    od: [
      {
        id: 'cars',
        class: 'car',
        profile: 'flat',
        trips: [
          ['home', 'works', 120],
          ['far', 'west', 300],
        ],
      },
      { id: 'trucks', name: name('货车', 'Trucks'), class: 'truck', profile: 'flat', trips: [['far', 'west', 30]] },
    ],
  };
  return model;
}

/**
 * The rich model with driveways and gates on both sides, so that all zones and portals reach one another and parents get on from
 * the gate: no rule of any room is broken.
 */
export function town(): Model {
  const model = richModel();
  model.zones![0]!.access.push({ link: 'east-in', at: 100 }, { link: 'west-out', at: 150 });
  model.zones![1]!.access.push({ link: 'west-in', at: 100 });
  model.schools![0]!.gates = ['east-in', 'west-in'].map((link) => ({ link, at: 200, kerbSpaces: 6 }));
  return model;
}
