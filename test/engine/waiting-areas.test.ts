import { describe, expect, it } from 'vitest';
import { EventKind, Where } from '../../src/engine/index.ts';
import type { Simulation } from '../../src/engine/index.ts';
import { waitingHold } from '../../src/network/index.ts';
import type { Lane, Model } from '../../src/scenario/index.ts';
import { square, star } from '../network/star.ts';
import { eventsOf, phase, runTo, simulate, stream, withPlan } from './worlds.ts';
import { watch } from './watch.ts';

//            B            stages: A and C through 0–30 s, then their lefts 35–50 s, then B and D 55–85 s; cycle 90 s
//          ↓ |
//      C ────+──── A      the left lanes of A and C have a waiting area beyond the stop line
//            |
//            D
const through = phase('through', 'A-in through, C-in through, A-in right, C-in right');
const left = phase('left', 'A-in left, C-in left');
const cross = phase('cross', 'B-in through, D-in through, ~B-in left, ~D-in left, B-in right, D-in right');
const GREENS = [30, 15, 30];
const CYCLE = 90;

function streets(waitingArea?: number): Model {
  const area = waitingArea === undefined ? {} : { waitingArea };
  const lanes: Lane[] = [{ turns: ['left'], ...area }, { turns: ['through'] }, { turns: ['through', 'right'] }];
  return star(square(lanes, 3));
}
const lagging = (waitingArea?: number) => withPlan(streets(waitingArea), [through, left, cross], GREENS);
const leading = withPlan(streets(14), [left, through, cross], [15, 30, 30]);

/** Where the front of a vehicle is beyond the stop line of its left turn [m]; negative before it, Infinity when it is past the turn. */
function beyondLine({ vehicles, input: { network } }: Simulation, v: number): number {
  if (vehicles.where[v] === Where.connection) return vehicles.position[v]!;
  const link = network.links[network.lanes[vehicles.on[v]!]!.link]!;
  return link.id === 'A-in' ? vehicles.position[v]! - link.length : Infinity;
}

/** Runs to a time, watched. */
function watched(simulation: Simulation): (time: number, each?: () => void) => void {
  const check = watch(simulation);
  return (time, each) => runTo(simulation, time, () => (check(simulation), each?.()));
}

const lefts = (from: number, count: number, every = 2.5) =>
  stream(['A-in', 'D-out'], every, from, from + every * count);

describe('a left-turn waiting area', () => {
  it('is entered on the through green, held, and left on the left green', () => {
    const simulation = simulate(lagging(14), lefts(90, 1));
    const run = watched(simulation);
    run(90 + 29);
    // One stops a metre or so before a line.
    expect(beyondLine(simulation, 0)).toBeGreaterThan(12);
    expect(beyondLine(simulation, 0)).toBeLessThanOrEqual(14);
    expect(simulation.vehicles.speed[0]).toBeLessThan(0.1);
    run(90 + 34.8);
    expect(beyondLine(simulation, 0)).toBeLessThanOrEqual(14);
    run(90 + 42);
    expect(beyondLine(simulation, 0)).toBe(Infinity);
  });

  it('holds as many as fit as a whole; the next waits at the stop line and follows them', () => {
    const simulation = simulate(lagging(14), lefts(90, 4));
    const run = watched(simulation);
    run(90 + 34.8);
    const places = [0, 1, 2, 3].map((v) => beyondLine(simulation, v));
    // 5 m cars 2 m apart: two of them in 14 m.
    expect(places.filter((place) => place > 0)).toHaveLength(2);
    expect(places[1]! - 5).toBeGreaterThan(0);
    expect(places[2]).toBeLessThanOrEqual(0);
    expect(places[2]).toBeGreaterThan(-4);
    run(90 + 50);
    expect([0, 1, 2, 3].map((v) => beyondLine(simulation, v))).toEqual([Infinity, Infinity, Infinity, Infinity]);
  });

  it('is not entered any more when the through green is over', () => {
    // It comes to the line in the yellow or the red of the through traffic.
    for (const departure of [90 + 12, 90 + 13, 90 + 14]) {
      const simulation = simulate(lagging(14), lefts(departure, 1));
      const run = watched(simulation);
      let entered = Infinity;
      run(90 + 34.8, () => {
        if (eventsOf(simulation, EventKind.passed).length > 0) entered = simulation.time;
      });
      expect(entered).toBe(Infinity);
    }
  });

  it('is not entered where the left turn does not follow the through traffic in the plan', () => {
    // Lefts first: through green 20–50 s, then the cross street, whose way a driver who waits would bar.
    const simulation = simulate(leading, [...lefts(90 + 18, 1), ...stream(['B-in', 'D-out'], 3, 90, 180)]);
    let passedAt = Infinity;
    watched(simulation)(2 * CYCLE + 30, () => {
      for (const [, movement] of eventsOf(simulation, EventKind.passed))
        if (simulation.input.network.movements[movement]!.turn === 'left') passedAt = simulation.time;
    });
    expect(passedAt).toBeGreaterThan(2 * CYCLE);
  });

  it('ends where traffic that may go meanwhile would have to cross it', () => {
    const { network } = simulate(lagging(40), []).input;
    const own = network.connections.find(
      ({ fromLane, movement }) =>
        network.lanes[fromLane]!.waitingArea > 0 && network.movements[movement]!.turn === 'left',
    )!;
    const hold = waitingHold(network, own);
    expect(hold).toBeGreaterThan(5);
    expect(hold).toBeLessThan(40);
    // Who waits is in nobody's way: the opposite stream passes as if there were no lefts.
    const opposite = (others: typeof wishes) => {
      const simulation = simulate(lagging(40), [...others, ...wishes]);
      const times: number[] = [];
      watched(simulation)(90 + 34.8, () => {
        for (const [, movement] of eventsOf(simulation, EventKind.passed))
          if (simulation.input.network.movements[movement]!.turn === 'through') times.push(simulation.time);
      });
      return times;
    };
    const wishes = stream(['C-in', 'A-out'], 2.5, 80, 180);
    expect(opposite([]).length).toBeGreaterThan(5);
    expect(opposite(lefts(90, 6))).toEqual(opposite([]));
  });
});

/**
 * The queue stands nearer to the exit by the length of the area. A queue that is shifted by x passes a point earlier by the time one of
 * its vehicles drives x, and so many more get over the line in a green: x ÷ (speed × headway) = 12 m ÷ (5…6 m/s × 2.3 s) ≈ 0.9 a
 * cycle. That is fewer than the two who are stored: those behind them start from the line later than the first would have.
 */
it('the left turn’s capacity grows by what a queue gains that stands 12 m further on', () => {
  const cycles = 20;
  const passedIn = (model: Model): number => {
    const simulation = simulate(model, lefts(0, 1200, 1.5));
    let passed = 0;
    watched(simulation)(cycles * CYCLE, () => {
      passed += eventsOf(simulation, EventKind.passed).length;
    });
    return passed / cycles;
  };
  const gain = passedIn(lagging(12)) - passedIn(lagging());
  expect(gain).toBeGreaterThan(0.6);
  expect(gain).toBeLessThan(1.4);
});
