/** What is written for SUMO, read back from its own XML and counted against the network it came from. */
import { describe, expect, it } from 'vitest';
import { exportSumo, SUMO_FILES } from '../../src/exchange/index.ts';
import { sumoDrivers } from '../../src/cli/export-drivers.ts';
import { planOf, prepare } from '../../src/runner/index.ts';
import { Aspect, createSignals } from '../../src/signal/index.ts';
import { cache, county } from '../engine/county.ts';
import { named, type Read, readXml } from './read-xml.ts';

const window = { from: 6.9 * 3600, to: 7.2 * 3600 };
const { input } = prepare(planOf(county, 3, window.from), { cache });
const { network, program, trips } = input;
const files = exportSumo({ ...input, model: county.model, drivers: sumoDrivers(input), window });
const read = (file: keyof typeof SUMO_FILES): Read => readXml(files.get(SUMO_FILES[file])!);
const num = (element: Read, key: string): number => Number(element.attributes[key]);
/** As written: to a tenth of a millimetre or millisecond. */
const written4 = (value: number): number => Number(value.toFixed(4));

/** Edges by the link they are part of, in driving direction: those before the last end where another begins. */
const edges = named(read('edges'), 'edge');
const byName = new Map(edges.map((edge) => [edge.attributes['id']!, edge]));
function chainOf(link: string): Read[] {
  const chain = [byName.get(link)!];
  for (;;) {
    const from = chain[0]!.attributes['from'];
    const before = edges.find(
      (edge) => edge.attributes['to'] === from && edge.attributes['id']!.startsWith(`${link}@`),
    );
    if (before === undefined) return chain;
    chain.unshift(before);
  }
}

describe('streets for SUMO', () => {
  it('every lane of every link runs along the same metres, as wide and as fast', () => {
    for (const link of network.links) {
      const chain = chainOf(link.id);
      let begin = 0;
      for (const edge of chain) {
        const lanes = link.lanes.filter((lane) => network.lanes[lane]!.begin <= begin + 1e-3);
        expect(named(edge, 'lane').map((lane) => num(lane, 'width'))).toEqual(
          lanes.map((lane) => network.lanes[lane]!.width).reverse(),
        );
        expect(num(edge, 'speed')).toBeCloseTo(link.speedLimit, 3);
        begin += num(edge, 'length');
      }
      expect(begin).toBeCloseTo(link.length, 2);
      expect(chain[0]!.attributes['from']).toBe(network.nodes[link.from]!.id);
      expect(chain.at(-1)!.attributes['to']).toBe(network.nodes[link.to]!.id);
    }
    expect(edges.length).toBeGreaterThan(network.links.length);
  });

  it('every connection of the network is there, from the same lane to the same lane, as long and as fast; no other', () => {
    const laneOf = (edge: string, lane: number) => `${edge}_${lane}`;
    const wanted = network.connections
      .filter(({ movement }) => !network.movements[movement]!.banned)
      .map(({ fromLane, toLane, length, speed }) => {
        const [from, to] = [network.lanes[fromLane]!, network.lanes[toLane]!];
        const [inLink, outLink] = [network.links[from.link]!, network.links[to.link]!];
        const exits = outLink.lanes.filter((lane) => network.lanes[lane]!.begin === 0);
        const toEdge = chainOf(outLink.id)[0]!.attributes['id']!;
        const ends = [
          laneOf(inLink.id, inLink.lanes.length - 1 - from.number),
          laneOf(toEdge, exits.length - 1 - exits.indexOf(toLane)),
        ];
        return [...ends, written4(length), written4(speed)].join(' ');
      });
    const written = named(read('connections'), 'connection')
      .filter(({ attributes: { from, to } }) => from!.split('@')[0] !== to!.split('@')[0])
      .map((one) => {
        const { from, to, fromLane, toLane } = one.attributes;
        const ends = [laneOf(from!, Number(fromLane)), laneOf(to!, Number(toLane))];
        return [...ends, num(one, 'length'), num(one, 'speed')].join(' ');
      });
    expect(written.toSorted()).toEqual(wanted.toSorted());
    expect(written.length).toBeGreaterThan(500);
  });

  it('every lane that begins where a turn bay does is reached', () => {
    const reached = new Set(
      named(read('connections'), 'connection').map(({ attributes }) => `${attributes['to']}_${attributes['toLane']}`),
    );
    const later = network.links.flatMap(({ id }) => chainOf(id).slice(1));
    const lanes = later.flatMap((edge) =>
      named(edge, 'lane').map((lane) => `${edge.attributes['id']}_${lane.attributes['index']}`),
    );
    expect(lanes.length).toBeGreaterThan(100);
    expect(lanes.filter((lane) => !reached.has(lane))).toEqual([]);
  });

  it('whoever yields where two movements meet yields there too, but for rights that share their lane with through traffic', () => {
    const told = new Set(
      named(read('connections'), 'prohibition').map(
        ({ attributes: { prohibitor, prohibited } }) => `${prohibited} yields to ${prohibitor}`,
      ),
    );
    const text = (connection: number) => {
      const { fromLink, toLink } = network.movements[network.connections[connection]!.movement]!;
      return `${network.links[fromLink]!.id}->${chainOf(network.links[toLink]!.id)[0]!.attributes['id']}`;
    };
    const turnOf = (connection: number) => network.movements[network.connections[connection]!.movement]!.turn;
    let turned = 0;
    const wrong: string[] = [];
    for (const { a, b, yields } of network.conflicts) {
      const [waits, goes] = yields === 'a' ? [a, b] : [b, a];
      if (text(waits).split('->')[0] === text(goes).split('->')[0]) continue;
      if (told.has(`${text(waits)} yields to ${text(goes)}`)) continue;
      const lane = network.lanes[network.connections[waits]!.fromLane]!;
      const isException = turnOf(waits) === 'right' && turnOf(goes) === 'left' && lane.turns.includes('through');
      if (isException && told.has(`${text(goes)} yields to ${text(waits)}`)) turned++;
      else wrong.push(`${text(waits)} does not yield to ${text(goes)}`);
    }
    expect(wrong).toEqual([]);
    expect(turned).toBeGreaterThan(20);
    expect(told.size).toBeGreaterThan(200);
  });
});

describe('signals for SUMO', () => {
  const logics = named(read('signals'), 'tlLogic');
  const places = named(read('signals'), 'connection');

  /** The letter of one connection at a time, as SUMO would play it: the program in force, at its place by its offset. */
  function shownAt(controller: string, index: number, time: number): string {
    const id = program.controllers.find((one) => one.id === controller)!.id;
    const own = logics.filter((logic) => logic.attributes['id'] === id);
    const schedule = named(read('additional'), 'WAUT').find((waut) => waut.attributes['id'] === `schedule.${id}`);
    let name = schedule?.attributes['startProg'] ?? own[0]!.attributes['programID'];
    for (const change of schedule?.children ?? [])
      if (num(change, 'time') <= time + 1e-6) name = change.attributes['to'];
    const logic = own.find(({ attributes }) => attributes['programID'] === name)!;
    const cycle = logic.children.reduce((sum, phase) => sum + num(phase, 'duration'), 0);
    let rest = (((time - num(logic, 'offset') + 1e-6) % cycle) + cycle) % cycle;
    for (const phase of logic.children) {
      if (rest < num(phase, 'duration')) return phase.attributes['state']![index]!;
      rest -= num(phase, 'duration');
    }
    throw new Error('beyond the cycle');
  }

  it('every connection at a signal has one letter in every state of its controller', () => {
    for (const { id, movements } of program.controllers) {
      const connections = [...movements].reduce(
        (sum, m) => sum + (network.movements[m]!.banned ? 0 : network.movements[m]!.connections.length),
        0,
      );
      const indices = places
        .filter(({ attributes }) => attributes['tl'] === id)
        .map((place) => num(place, 'linkIndex'));
      expect(indices).toEqual(Array.from({ length: connections }, (_, index) => index));
      for (const logic of logics.filter(({ attributes }) => attributes['id'] === id))
        for (const phase of logic.children) expect(phase.attributes['state']).toHaveLength(connections);
    }
  });

  it('shows what our controllers show, offsets, clock errors and the change to the 07:00 plan included', () => {
    const signals = createSignals(program, network);
    const changing = named(read('additional'), 'WAUT').length;
    expect(changing).toBeGreaterThan(10);
    const first = Math.round(window.from * program.ticksPerSecond);
    const last = Math.round(window.to * program.ticksPerSecond);
    const watched = program.controllers.filter((_, index) => index % 7 === 0);
    const letters = new Set<string>();
    const wrong: string[] = [];
    for (let tick = first; tick < last; tick++) {
      signals.advance(tick);
      if (tick % 17 > 0) continue;
      for (const { id, movements } of watched) {
        const at = tick % movements.length;
        const movement = network.movements[movements[at]!]!;
        const before = [...movements].slice(0, at).flatMap((m) => network.movements[m]!.connections).length;
        const letter = shownAt(id, before, tick / program.ticksPerSecond);
        letters.add(letter);
        const aspect = signals.aspects[movement.index]!;
        const isGreen = aspect === Aspect.green || aspect === Aspect.greenFlash;
        const yields = isGreen ? signals.permissive[movement.index] === 1 : program.rightOnRed[movement.index] === 1;
        const wanted = aspect === Aspect.yellow ? 'y' : yields ? 'g' : isGreen ? 'G' : 'r';
        if (letter !== wanted) wrong.push(`${id} ${movement.turn} at tick ${tick}: ${letter}, not ${wanted}`);
      }
    }
    expect(wrong).toEqual([]);
    expect([...letters].toSorted()).toEqual(['G', 'g', 'r', 'y']);
  });
});

const differs = (name: string, place: number, all: readonly string[]): boolean => name !== all[place - 1];

describe('vehicles for SUMO', () => {
  const vehicles = named(read('routes'), 'vehicle');
  const own = trips.filter(({ departure }) => departure >= window.from && departure < window.to);

  it('are the trips of the seed: the same departures and classes, in the same order', () => {
    expect(vehicles.length).toBe(own.length);
    expect(own.length).toBeGreaterThan(1000);
    const classes = ['car', 'bus', 'truck'];
    expect(vehicles.map((vehicle) => [num(vehicle, 'depart'), vehicle.attributes['type']])).toEqual(
      own.map(({ departure, vehicleClass }) => [written4(departure), classes[vehicleClass]]),
    );
  });

  it('drive the same links, by edges that lead from one to the next', () => {
    const leads = new Set(
      named(read('connections'), 'connection').map(({ attributes }) => `${attributes['from']} ${attributes['to']}`),
    );
    const driven = vehicles.map((vehicle) => named(vehicle, 'route')[0]!.attributes['edges']!.split(' '));
    expect(
      driven.map((names) =>
        names
          .map((name) => name.split('@')[0]!)
          .filter(differs)
          .join(' '),
      ),
    ).toEqual(own.map(({ route }) => [...route].map((link) => network.links[link]!.id).join(' ')));
    const steps = driven.flatMap((names) => names.slice(1).map((name, place) => `${names[place]} ${name}`));
    expect(steps.filter((step) => !leads.has(step))).toEqual([]);
  });

  it('stop where they stop, as long, beside the lane where there is room for somebody', () => {
    const wrong: string[] = [];
    let stops = 0;
    vehicles.forEach((vehicle, index) => {
      const written = named(vehicle, 'stop').filter(({ attributes }) => attributes['speed'] === undefined);
      const route = named(vehicle, 'route')[0]!.attributes['edges']!.split(' ');
      const told = written.map(({ attributes }, number) => {
        const { lane, endPos, duration, parking } = attributes;
        const edge = lane!.slice(0, lane!.lastIndexOf('_'));
        if (!route.includes(edge)) wrong.push(`${vehicle.attributes['id']} does not drive on ${edge}`);
        const link = edge.split('@')[0]!;
        const chain = chainOf(link);
        const before = chain.slice(0, chain.indexOf(byName.get(edge)!));
        const at = Number(endPos) + before.reduce((sum, piece) => sum + num(piece, 'length'), 0);
        const { at: wantedAt } = network.places[own[index]!.stops[number]!.place]!;
        // SUMO wants two metres before a stop; every other stands where it should.
        if (Math.abs(at - wantedAt) > (Number(endPos) > 2 ? 0.01 : 2)) wrong.push(`${link} at ${at}, not ${wantedAt}`);
        return `${link} ${duration} ${parking === 'true'}`;
      });
      const wanted = own[index]!.stops.map(({ place, dwell }) => {
        const { link, spaces } = network.places[place]!;
        return `${network.links[link]!.id} ${written4(dwell)} ${spaces > 0}`;
      });
      stops += told.length;
      if (told.join() !== wanted.join()) wrong.push(`${told.join()}, not ${wanted.join()}`);
    });
    expect(wrong).toEqual([]);
    expect(stops).toBeGreaterThan(100);
  });

  it('have drivers with the shipped parameters', () => {
    const [car, bus, truck] = named(read('routes'), 'vType');
    const usual = sumoDrivers(input).usual;
    [car, bus, truck].forEach((type, index) => {
      expect(num(type!, 'length')).toBe(usual[index]!.length);
      expect(num(type!, 'tau')).toBeCloseTo(usual[index]!.timeGap, 3);
    });
    const factors = vehicles.map((vehicle) => num(vehicle, 'speedFactor'));
    const mean = factors.reduce((sum, factor) => sum + factor, 0) / factors.length;
    expect(mean).toBeGreaterThan(0.98);
    expect(mean).toBeLessThan(1.01);
  });
});
