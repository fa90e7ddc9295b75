import { describe, expect, it } from 'vitest';
import { createFrame, createSimulation, EventKind, writeFrame } from '../../src/engine/index.ts';
import type { Simulation } from '../../src/engine/index.ts';
import { createWorld } from '../../src/engine/world.ts';
import { buildNetwork } from '../../src/network/index.ts';
import type { Controller, Model } from '../../src/scenario/index.ts';
import { compilePlans, createSignals } from '../../src/signal/index.ts';
import type { SignalInputs } from '../../src/signal/index.ts';
import { square, star } from '../network/star.ts';
import { eventsOf, phase, runTo, stream, tripsOf, withPlan } from './worlds.ts';
import type { Wish } from './worlds.ts';

//   A-in ───────▒▒────────────────▒▒|     an advance detector 60 m before the line, and one at it
const base = withPlan(
  star(square([{ turns: ['left', 'through', 'right'] }])),
  [
    phase('ew', 'A-in through, C-in through, ~A-in left, ~C-in left, ~A-in right, ~C-in right'),
    phase('ns', 'B-in through, D-in through, ~B-in left, ~D-in left, ~B-in right, ~D-in right'),
  ],
  [30, 30],
);

type Equipment = Pick<Controller, 'detectors' | 'pushButtons'>;
const equipped = ({ detectors = [], pushButtons = [] }: Equipment): Model => ({
  ...base,
  controllers: base.controllers.map((controller) => ({ ...controller, detectors, pushButtons })),
});
const onA = (id: string, distance: number, more = {}) => ({
  id,
  link: 'A-in',
  lanes: [0],
  kind: 'presence' as const,
  distance,
  ...more,
});

interface Told {
  simulation: Simulation;
  inputs: SignalInputs;
}

/** A simulation that shows what its controllers are told. */
function run(model: Model, wishes: readonly Wish[], seed = 1): Told {
  const network = buildNetwork(model);
  const input = {
    network,
    program: compilePlans(model, network, 5),
    trips: tripsOf(network, wishes),
    start: 0,
    ticksPerSecond: 5,
    seed,
    saturationFlow: 1800,
    blockingShare: 0,
  };
  let inputs: SignalInputs | undefined;
  const simulation = createSimulation(input);
  const { signals } = simulation;
  const advance = signals.advance.bind(signals);
  signals.advance = (tick, told) => {
    inputs = told;
    advance(tick, told);
  };
  simulation.step();
  if (inputs === undefined) throw new Error('the signals were told nothing');
  return { simulation, inputs };
}

describe('detectors', () => {
  it('count everybody once, at the line and before it, standing or driving', () => {
    const wishes = [...stream(['A-in', 'C-out'], 3.1, 0, 200), ...stream(['A-in', 'D-out'], 17, 1, 200)];
    const { simulation, inputs } = run(equipped({ detectors: [onA('line', 0), onA('advance', 60)] }), wishes);
    const counted = [0, 0];
    let passed = 0;
    runTo(simulation, 600, () => {
      passed += eventsOf(simulation, EventKind.passed).length;
      counted.forEach((_, index) => (counted[index]! += inputs.counted[index]!));
    });
    expect(passed).toBe(wishes.length);
    expect(counted).toEqual([passed, passed]);
  });

  it('are covered exactly while a body is over them, also of one whose front is past the line', () => {
    const { simulation, inputs } = run(equipped({ detectors: [onA('line', 0)] }), [
      { route: ['A-in', 'C-out'], departure: 0 },
      { route: ['A-in', 'D-out'], departure: 61, vehicleClass: 1 },
    ]);
    const line = simulation.input.network.links[simulation.input.network.linkIndex.get('A-in')!]!.length;
    let covered = 0;
    runTo(simulation, 120, () => {
      const { vehicles } = simulation;
      let over = 0;
      for (let v = 0; v < vehicles.highest; v++) {
        const isOnLink = vehicles.where[v] === 2 && vehicles.on[v] === simulation.input.network.lanes[0]!.index;
        const isPast = vehicles.where[v] === 3;
        const front = isOnLink ? vehicles.position[v]! : isPast ? line + vehicles.position[v]! : 0;
        if (front > line - 2 && front - vehicles.length[v]! < line) over = 1;
      }
      covered += over;
      expect(inputs.occupied[0], `at ${simulation.time} s`).toBe(over);
    });
    expect(covered).toBeGreaterThan(10);
  });

  it('are seen in a frame as controllers are told of them', () => {
    const { simulation, inputs } = run(equipped({ detectors: [onA('line', 0), onA('advance', 60)] }), [
      { route: ['A-in', 'C-out'], departure: 0 },
    ]);
    const frame = createFrame(simulation);
    const seen = new Set<string>();
    runTo(simulation, 60, () => {
      writeFrame(simulation, frame);
      expect([...frame.occupied]).toEqual([...inputs.occupied]);
      seen.add(frame.occupied.join());
    });
    expect([...seen].sort()).toEqual(['0,0', '0,1', '1,0']);
  });

  it('that have failed tell nothing', () => {
    const failed: [string, string][] = [['00:00', '00:02']];
    const { simulation, inputs } = run(
      equipped({ detectors: [onA('dead', 0, { failed })] }),
      stream(['A-in', 'C-out'], 5, 0, 240),
    );
    const told = { before: 0, after: 0 };
    runTo(simulation, 240, () => {
      told[simulation.time < 120 ? 'before' : 'after'] += inputs.occupied[0]! + inputs.counted[0]!;
    });
    expect(told.before).toBe(0);
    expect(told.after).toBeGreaterThan(0);
  });
});

describe('push buttons', () => {
  const source = { evidence: 'assumed', source: 'test' } as const;
  const button = (id: string) => ({ id, crosswalk: 'B-in', pressesPerHour: { value: 60, ...source } });
  const presses = (ids: string[], seed: number): number[] => {
    const { simulation, inputs } = run(equipped({ pushButtons: ids.map(button) }), [], seed);
    const counts = ids.map(() => 0);
    runTo(simulation, 3600, () => counts.forEach((_, index) => (counts[index]! += inputs.pressed[index]!)));
    return counts;
  };

  it('are pressed about as often as said, by their own draws', () => {
    const together = presses(['b1', 'b2'], 1);
    // 60 an hour, ± three standard deviations of a Poisson count.
    for (const count of together) expect(Math.abs(count - 60)).toBeLessThan(24);
    expect(presses(['b2'], 1)[0]).toBe(together[1]);
    expect(presses(['b1', 'b2'], 2)).not.toEqual(together);
  });
});

it('without detectors, buttons and convoys there is nothing to look at', () => {
  const network = buildNetwork(base);
  const program = compilePlans(base, network, 5);
  const input = {
    network,
    program,
    trips: [],
    start: 0,
    ticksPerSecond: 5,
    seed: 1,
    saturationFlow: 1800,
    blockingShare: 0,
  };
  const { detection, inputs } = createWorld(input, createSignals(program, network));
  expect(detection.lanes).toHaveLength(0);
  expect(inputs.occupied).toHaveLength(0);
});
