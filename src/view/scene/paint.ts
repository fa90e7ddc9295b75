/** The paints of the map: numbers that vertices carry, and what colour each is in a theme. */
import { channelsOf } from '../tokens-contrast.ts';
import type { Colour, Theme } from '../tokens.ts';

export const Paint = {
  ground: 0,
  green: 1,
  water: 2,
  waterLine: 3,
  pavement: 4,
  kerb: 5,
  roadMinor: 6,
  roadMajor: 7,
  median: 8,
  nonMotorLane: 9,
  marking: 10,
  bridge: 11,
  rail: 12,
  building: 13,
  pole: 14,
  parking: 15,
  railBed: 16,
} as const;
export type Paint = (typeof Paint)[keyof typeof Paint];
export const PAINTS = Object.keys(Paint).length;

/** Red, green, blue 0…1 of every paint, in order of their numbers. */
export function palette(theme: Theme): Float32Array {
  const { map } = theme;
  const colours: Record<keyof typeof Paint, Colour> = {
    ground: map.ground,
    green: map.green,
    water: map.water,
    waterLine: map.waterLine,
    pavement: map.pavement,
    kerb: map.kerb,
    roadMinor: map.roadMinor,
    roadMajor: map.roadMajor,
    median: map.median,
    nonMotorLane: map.nonMotorLane,
    marking: map.marking,
    bridge: map.bridge,
    rail: map.rail,
    building: map.building,
    pole: map.pole,
    parking: map.nonMotorLane,
    railBed: map.railBed,
  };
  const channels = new Float32Array(3 * PAINTS);
  for (const [name, colour] of Object.entries(colours))
    channels.set(channelsOf(colour), 3 * Paint[name as keyof typeof Paint]);
  return channels;
}
