/**
 *              N (signal) ─── E1     upper road: shorter, one lane through a signal
 *            ╱           Y
 *   W ──── J1            Y           Y: a zone with a driveway on either road
 *            ╲           Y
 *              S (signal) ─── E2     lower road: longer, the same; a school gate, then driveways of homes and offices
 *
 * All one way from W; homes and offices have driveways before J1 as well.
 */
import type { Model } from '../../../src/scenario/index.ts';

const text = (words: string) => ({ zh: words, en: words });
const anyTurn = { turns: ['left', 'through', 'right'] as ('left' | 'through' | 'right')[] };

export interface Wishes {
  trips: number;
  green?: number;
  pupils?: number;
}

/** @param trips from W to Y in one hour from 08:45, evenly */
export function twoRoutes({ trips, green = 30, pupils = 0 }: Wishes): Model {
  const link = (id: string, from: string, to: string) => ({ id, road: 'road', from, to, lanes: [{ ...anyTurn }] });
  const zone = (id: string, access: [string, number][]) => ({
    id,
    name: text(id),
    kind: 'mixed' as const,
    at: [0, 0] as [number, number],
    access: access.map(([on, at]) => ({ link: on, at })),
  });
  const controller = (at: string, approach: string) => ({
    id: at,
    intersections: [at],
    class: 'freeRunning' as const,
    plans: [
      {
        id: 'day',
        cycle: 60,
        phases: [
          { id: 'go', movements: [{ approach, turn: 'through' as const }], yellow: 3, redClearance: 2 },
          { id: 'rest', movements: [], yellow: 0, redClearance: 0 },
        ],
        stages: [
          { id: 'go', phases: ['go'], green },
          { id: 'rest', phases: ['rest'], green: 55 - green },
        ],
      },
    ],
    schedule: [{ from: '00:00', plan: 'day' }],
  });
  return {
    version: 2,
    kind: 'model',
    name: text('two routes'),
    synthetic: true,
    evidence: 'assumed',
    source: 'test',
    settings: {
      start: '06:00',
      end: '12:00',
      saturationFlow: { value: 1700, evidence: 'assumed', source: 'test' },
    },
    roads: [{ id: 'road', name: text('road'), class: 'street', speedLimitKmh: 36 }],
    intersections: [
      { id: 'J1', name: text('J1'), at: [0, 0], control: 'priority', majorRoad: 'road' },
      { id: 'N', name: text('N'), at: [500, 300], control: 'signal', rightTurnOnRed: false },
      { id: 'S', name: text('S'), at: [500, -400], control: 'signal', rightTurnOnRed: false },
    ],
    portals: [
      { id: 'W', name: text('W'), at: [-400, 0] },
      { id: 'E1', name: text('E1'), at: [1000, 300] },
      { id: 'E2', name: text('E2'), at: [1000, -400] },
    ],
    links: [
      link('W>J1', 'W', 'J1'),
      link('J1>N', 'J1', 'N'),
      link('J1>S', 'J1', 'S'),
      link('N>E1', 'N', 'E1'),
      link('S>E2', 'S', 'E2'),
    ],
    controllers: [controller('N', 'J1>N'), controller('S', 'J1>S')],
    zones: [
      zone('homes', [
        ['W>J1', 200],
        ['S>E2', 300],
      ]),
      zone('offices', [
        ['W>J1', 100],
        ['S>E2', 350],
      ]),
      zone('Y', [
        ['N>E1', 200],
        ['S>E2', 200],
      ]),
    ],
    schools:
      pupils === 0
        ? []
        : [
            {
              id: 'school',
              name: text('school'),
              level: 'primary',
              pupils,
              at: [500, -500],
              bells: [
                { kind: 'start', at: '07:50' },
                { kind: 'end', at: '11:40' },
              ],
              gates: [{ link: 'S>E2', at: 100, kerbSpaces: 4 }],
              escort: { carShare: 0.5, occupancy: 1.25, onward: 1, dropOffDwell: 40, pickUpDwell: 120, lead: 10 },
              catchment: [['homes', 1]],
              work: [['offices', 1]],
            },
          ],
    demand: {
      profiles: [{ id: 'hour', from: '08:45', shares: [0.25, 0.25, 0.25, 0.25] }],
      od: [{ id: 'cars', class: 'car', profile: 'hour', trips: [['W', 'Y', trips]] }],
    },
  };
}
