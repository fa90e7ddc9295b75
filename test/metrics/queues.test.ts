import { expect, it } from 'vitest';
import type { Measures } from '../../src/metrics/index.ts';
import { richModel } from '../scenario/fixture.ts';
import { Scripted, START } from './scripted.ts';

/** The figures of an approach in the last whole minute. */
function approach(town: Scripted, link: string): Measures {
  const now = town.simulation.time;
  const found = town.collector
    .report(now - 60, now)
    .intersections.flatMap((one) => one.approaches)
    .find((one) => one.link === link);
  if (found === undefined) throw new Error(`no approach ${link}`);
  return found.measures;
}

//  stop line
//     |▇ ▇ ▇      ▇        fronts 2, 9, 16 m before the line: the third's rear at 21 m; the fourth stands 40 m behind
it('a queue reaches from the stop line to the rear of the last vehicle that stands in it', () => {
  const town = new Scripted();
  for (const [v, beforeLine] of [2, 9, 16, 61].entries()) town.enter(v, 'east-in', 1, 'through', beforeLine);
  town.pass(60);
  expect(approach(town, 'east-in')).toMatchObject({ queueMax: 21, queueMean: 21, queueMaxVehicles: 3 });
});

it('queueing starts below 5 km/h and ends above 10 km/h', () => {
  const town = new Scripted();
  town.enter(0, 'east-in', 1, 'through', 10);
  const metresAt = (kmh: number) => {
    town.vehicles.speed[0] = kmh / 3.6;
    town.pass(60);
    return approach(town, 'east-in').queueMax;
  };
  expect([20, 6, 4.9, 6, 9.9, 10.1, 6].map(metresAt)).toEqual([0, 0, 15, 15, 15, 0, 0]);
});

//     |  ►   ►   ▇ ▇       the head has left on green; those who drive off are 25 m apart at 8 m/s
it('the back of a queue still counts when its head has driven off', () => {
  const town = new Scripted();
  town.enter(0, 'east-in', 1, 'through', 10);
  town.enter(1, 'east-in', 1, 'through', 40);
  town.enter(2, 'east-in', 1, 'through', 60);
  town.enter(3, 'east-in', 1, 'through', 67);
  town.vehicles.speed[0] = town.vehicles.speed[1] = 8;
  town.pass(60);
  expect(approach(town, 'east-in')).toMatchObject({ queueMax: 72, queueMaxVehicles: 2 });
});

it('a bus that stands in mid-block is no queue', () => {
  const town = new Scripted();
  town.enter(0, 'east-in', 1, 'through', 120);
  town.pass(60);
  expect(approach(town, 'east-in').queueMax).toBe(0);
});

//   lane 0      |▇▇▇▇▇▇▇▇▇▇▇|            a bay of 80 m, full
//   lane 1      |            ▇ ▇          left turners who found no room
it('a full bay goes on in the lane beside it', () => {
  const town = new Scripted();
  for (let v = 0; v < 11; v++) town.enter(v, 'east-in', 0, 'left', 2 + 7 * v);
  town.enter(11, 'east-in', 1, 'left', 84);
  town.enter(12, 'east-in', 1, 'left', 91);
  town.pass(60);
  expect(approach(town, 'east-in')).toMatchObject({ queueMax: 96, queueMaxVehicles: 13 });
});

it('the longest lane is the length of the approach, the longest approach that of the intersection', () => {
  const town = new Scripted();
  town.enter(0, 'east-in', 1, 'through', 2);
  town.enter(1, 'east-in', 2, 'through', 2);
  town.enter(2, 'east-in', 2, 'right', 9);
  town.enter(3, 'north-in', 1, 'through', 30);
  town.vehicles.length[3] = 12;
  town.enter(4, 'north-in', 1, 'through', 16);
  town.pass(60);
  expect(approach(town, 'east-in')).toMatchObject({ queueMax: 14, queueMaxVehicles: 3 });
  expect(approach(town, 'north-in')).toMatchObject({ queueMax: 42, queueMaxVehicles: 2 });
  const [whole] = town.collector.report(START, START + 60).intersections;
  expect(whole?.measures).toMatchObject({ queueMax: 42, queueMaxVehicles: 5 });
});

//  M ──east-out──► east     the queue before "east" stands back to M
it('spillback is counted while the last rear is within a vehicle of the upstream intersection', () => {
  const town = new Scripted(undefined, richModel());
  const length = town.network.links[town.link('east-out')]?.length ?? 0;
  const standing = Math.floor((length - 12) / 7);
  for (let v = 0; v < standing; v++) town.enter(v, 'east-out', 1, 'through', 2 + 7 * v);
  town.pass(60);
  expect(approach(town, 'east-out').spillback).toBe(0);
  town.enter(standing, 'east-out', 1, 'through', length - 8);
  town.pass(20);
  town.vehicles.speed[standing] = 12;
  town.pass(40);
  expect(approach(town, 'east-out').spillback).toBe(20);
  expect(town.collector.report(START, START + 120).county.spillbackSeconds).toBe(20);
});

it('where traffic enters from a portal there is no intersection to spill back to', () => {
  const town = new Scripted();
  const length = town.network.links[town.link('north-in')]?.length ?? 0;
  for (let v = 0; v * 7 < length - 10; v++) town.enter(v, 'north-in', 1, 'through', 2 + 7 * v);
  town.pass(60);
  expect(approach(town, 'north-in').spillback).toBe(0);
});

// Cycles of 110 s end at 07:01:40 and so on: 31 whole ones by 08:00. 95 % of 31 is the 30th, the second highest.
it('the 95th percentile is of the longest queue of each whole cycle', () => {
  const queue95 = (longMinutes: number[]) => {
    const town = new Scripted();
    town.enter(0, 'east-in', 1, 'through', 2);
    for (let minute = 0; minute < 60; minute++) {
      town.put(0, 'east-in', 1, longMinutes.includes(minute) ? 15 : 2);
      town.pass(60);
    }
    const [whole] = town.collector.report(START, START + 3600).intersections;
    // a window of less than an hour has the figure of the hour that ends with it
    expect(approach(town, 'east-in').queue95).toBe(whole?.measures.queue95);
    return whole?.measures.queue95;
  };
  expect(queue95([])).toBe(7);
  expect(queue95([33])).toBe(7);
  expect(queue95([33, 44])).toBe(20);
  // before the first whole cycle begins, and after the last has ended, a queue belongs to none
  expect(queue95([0, 59])).toBe(7);
});
