/** A 3 × 3 grid of two-lane streets with turn bays and portals all round, and trips across it at random. */
import { randomStream, uniform } from '../../src/common/random.ts';
import type { Controller, Link, Model, Phase, Plan } from '../../src/scenario/index.ts';
import { header } from '../network/star.ts';
import { phase } from './worlds.ts';
import type { Wish } from './worlds.ts';

const SIZE = 3;
const BLOCK = 250;
const assumed = { evidence: 'assumed', source: 'test' } as const;

const isSignal = (column: number, row: number) => (column + row) % 2 === 0;
const name = (column: number, row: number): string =>
  column < 0
    ? `W${row}`
    : row < 0
      ? `S${column}`
      : column >= SIZE
        ? `E${row}`
        : row >= SIZE
          ? `N${column}`
          : `I${column}${row}`;

export function grid(): Model {
  const links: Link[] = [];
  const join = (a: [number, number], b: [number, number], road: string) => {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const toPortal = name(...to).charAt(0) !== 'I';
      links.push({
        id: `${name(...from)}>${name(...to)}`,
        road,
        from: name(...from),
        to: name(...to),
        lanes: toPortal
          ? [{ turns: [] }, { turns: [] }]
          : [{ turns: ['left'], length: 60 }, { turns: ['through'] }, { turns: ['through', 'right'] }],
      });
    }
  };
  for (let row = 0; row < SIZE; row++)
    for (let column = -1; column < SIZE; column++) join([column, row], [column + 1, row], `ew${row}`);
  for (let column = 0; column < SIZE; column++)
    for (let row = -1; row < SIZE; row++) join([column, row], [column, row + 1], `ns${column}`);
  const places = [...new Set(links.flatMap((link) => [link.from, link.to]))];
  const at = (id: string): [number, number] => {
    const [column, row] = spot(id);
    return [column * BLOCK, row * BLOCK];
  };
  return {
    ...header(),
    roads: [...new Set(links.map((link) => link.road))].map((id) => ({
      id,
      name: { zh: '路', en: id },
      class: id.startsWith('ew') ? 'arterial' : 'collector',
      speedLimitKmh: 50,
    })),
    intersections: places
      .filter((id) => id.startsWith('I'))
      .map((id) => ({
        id,
        name: { zh: id, en: id },
        at: at(id),
        control: isSignal(...spot(id)) ? 'signal' : 'priority',
      })),
    portals: places.filter((id) => !id.startsWith('I')).map((id) => ({ id, name: { zh: id, en: id }, at: at(id) })),
    links,
    controllers: places
      .filter((id) => id.startsWith('I') && isSignal(...spot(id)))
      .map((id) => controllerOf(id, links)),
  };
}

function spot(id: string): [number, number] {
  const index = Number(id.charAt(1));
  if (id.startsWith('W')) return [-1, index];
  if (id.startsWith('E')) return [SIZE, index];
  if (id.startsWith('S')) return [index, -1];
  if (id.startsWith('N')) return [index, SIZE];
  return [index, Number(id.charAt(2))];
}

/** Two stages: lefts go with their through and yield. */
function controllerOf(node: string, links: readonly Link[]): Controller {
  const stage = (road: string) =>
    phase(
      road,
      links
        .filter((link) => link.to === node && link.road.startsWith(road))
        .flatMap(({ id }) => [`${id} through`, `~${id} left`, `~${id} right`])
        .join(', '),
    );
  return {
    id: `K-${node}`,
    intersections: [node],
    class: 'freeRunning',
    clockError: { value: 0, ...assumed },
    schedule: [{ from: '00:00', plan: 'P' }],
    plans: [
      {
        id: 'P',
        cycle: 70,
        phases: [stage('ew'), stage('ns')],
        stages: [
          { id: 'ew', phases: ['ew'], green: 30 },
          { id: 'ns', phases: ['ns'], green: 30 },
        ],
      },
    ],
  };
}

/** So many trips an hour from portal to portal, along one street and then another. */
export function gridTrips(model: Model, until: number, perHour: number, seed: number): Wish[] {
  const random = randomStream(seed, 'grid trips');
  const wishes: Wish[] = [];
  for (let index = 0; index < (perHour * until) / 3600; index++) {
    const draw = (counter: number) => uniform(random, index, counter);
    const [from, to] = [model.portals, model.portals].map(
      (all, end) => all[Math.floor(draw(end) * all.length)]!.id,
    ) as [string, string];
    if (from === to || from.charAt(1) === to.charAt(1)) continue;
    const isRow = (id: string) => id.startsWith('W') || id.startsWith('E');
    if (isRow(from) === isRow(to)) continue;
    const share = draw(2);
    wishes.push({
      route: routeOf(from, to),
      departure: draw(3) * until,
      vehicleClass: share < 0.9 ? 0 : share < 0.95 ? 1 : 2,
      name: `${from}>${to}:${index}`,
    });
  }
  return wishes;
}

/** Straight to the street of the destination, one turn, and straight on. */
function routeOf(from: string, to: string): string[] {
  const [a, b] = [spot(from), spot(to)];
  const corner: [number, number] = from.startsWith('W') || from.startsWith('E') ? [b[0], a[1]] : [a[0], b[1]];
  return [...straight(a, corner), ...straight(corner, b)];
}

function straight([x, y]: [number, number], [toX, toY]: [number, number]): string[] {
  const ids: string[] = [];
  while (x !== toX || y !== toY) {
    const next: [number, number] = [x + Math.sign(toX - x), y + Math.sign(toY - y)];
    ids.push(`${name(x, y)}>${name(...next)}`);
    [x, y] = next;
  }
  return ids;
}

/**
 * The grid with waiting areas before every left turn at a signal, and lefts of their own after the through traffic. Plans follow one
 * another in the middle of a cycle: two of different order, one that flashes yellow, and back.
 */
export function gridWithWaitingAreas(): Model {
  const model = grid();
  const atSignal = (link: Link) =>
    model.intersections.some(({ id, control }) => id === link.to && control === 'signal');
  const phasesOf = (node: string): Phase[] =>
    ['ew', 'ns'].flatMap((road) => {
      const approaches = model.links.filter((link) => link.to === node && link.road.startsWith(road));
      const serving = (turn: string) => approaches.map(({ id }) => `${id} ${turn}`);
      return [
        phase(road, [...serving('through'), ...serving('right').map((text) => `~${text}`)].join(', ')),
        phase(`${road} left`, serving('left').join(', ')),
      ];
    });
  const plan = (node: string, id: string, order: readonly string[]): Plan => ({
    id,
    cycle: 80,
    phases: phasesOf(node),
    stages: order.map((stage) => ({ id: stage, phases: [stage], green: stage.endsWith('left') ? 10 : 20 })),
  });
  return {
    ...model,
    links: model.links.map((link) =>
      atSignal(link)
        ? { ...link, lanes: link.lanes.map((lane, number) => (number === 0 ? { ...lane, waitingArea: 12 } : lane)) }
        : link,
    ),
    controllers: model.controllers.map((controller) => {
      const node = controller.intersections[0] as string;
      const flashing = {
        ...plan(node, 'flash', ['ew', 'ew left', 'ns', 'ns left']),
        control: { mode: 'flashingYellow' } as const,
      };
      return {
        ...controller,
        plans: [
          plan(node, 'P', ['ew', 'ew left', 'ns', 'ns left']),
          plan(node, 'Q', ['ns', 'ns left', 'ew left', 'ew']),
          flashing,
        ],
        schedule: [
          { from: '00:00', plan: 'P' },
          { from: '00:04', plan: 'Q' },
          { from: '00:07', plan: 'flash' },
          { from: '00:10', plan: 'P' },
        ],
      };
    }),
  };
}
