import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { writeQueues } from '../../src/engine/frame.ts';
import { buildNetwork } from '../../src/network/index.ts';
import type { Model } from '../../src/scenario/index.ts';

const network = buildNetwork(JSON.parse(readFileSync('scenarios/one-intersection.json', 'utf8')) as Model);
const link = network.links[network.linkIndex.get('south-in') as number]!;
const lane = link.lanes[1] as number;

/** Queues by lane with vehicles of 5 m on one lane: [metres before the stop line, speed], from the front backwards. */
function queuesWith(vehicles: readonly (readonly [before: number, speed: number])[]): Float32Array {
  const count = new Int32Array(network.lanes.length);
  count[lane] = vehicles.length;
  const queues = new Float32Array(network.lanes.length).fill(99);
  writeQueues(
    network,
    { start: new Int32Array(network.lanes.length), count, order: Int32Array.from(vehicles.keys()) },
    {
      position: Float64Array.from(vehicles, ([before]) => link.length - before),
      speed: Float64Array.from(vehicles, ([, speed]) => speed),
      length: new Float64Array(vehicles.length).fill(5),
    },
    queues,
  );
  return queues;
}

//            the stop line of south-in, driving north
//   ▲ ▲ ▲    three standing, 7 m apart          → a queue of three
//       ▲    one still rolling behind           → not in it
describe('queues drawn in a frame', () => {
  it('reach from the stop line to the end of the last standing vehicle', () => {
    const queues = queuesWith([
      [1, 0],
      [8, 0],
      [15, 1],
      [30, 9],
    ]);
    expect(queues[lane]).toBeCloseTo(20, 5);
    expect(queues.filter((length) => length > 0)).toHaveLength(1);
  });

  it('end where the next stands far behind', () => {
    const queue = queuesWith([
      [1, 0],
      [8, 0],
      [60, 0],
    ])[lane];
    expect(queue).toBeCloseTo(13, 5);
  });

  it('do not begin far from the stop line, and one car is none', () => {
    const far = queuesWith([
      [80, 0],
      [88, 0],
    ]);
    expect(Math.max(...far)).toBe(0);
    expect(Math.max(...queuesWith([[1, 0]]))).toBe(0);
  });
});
