/** What all scenarios are made from: the county as shipped, compiled, and how many vehicles come to each movement. */
import { readFileSync } from 'node:fs';
import { assign, makeTrips, type Trip } from '../../src/engine/index.ts';
import { buildNetwork, type Network } from '../../src/network/index.ts';
import {
  type Change,
  type Controller,
  type Model,
  modelSchema,
  type Plan,
  type Text,
} from '../../src/scenario/index.ts';
import { compilePlans, type SignalProgram } from '../../src/signal/index.ts';

/** [s since midnight] */
export interface Hours {
  readonly from: number;
  readonly to: number;
}

export const MORNING: Hours = { from: 7 * 3600, to: 8 * 3600 };

/** Travellers that plans are made for: as many days, none of which the study looks at. */
const COUNTED_SEEDS = [101, 102, 103, 104, 105];
const TICKS_PER_SECOND = 5;

export class County {
  readonly model: Model;
  readonly network: Network;
  readonly program: SignalProgram;
  /** Of these days. */
  private readonly days: readonly (readonly Trip[])[];
  private readonly known = new Map<Hours, ReadonlyMap<number, number>>();

  constructor() {
    this.model = modelSchema.parse(JSON.parse(readFileSync('scenarios/county.json', 'utf8')));
    this.network = buildNetwork(this.model);
    this.program = compilePlans(this.model, this.network, TICKS_PER_SECOND);
    const { model, network, program } = this;
    const assignment = assign({ model, network, program });
    this.days = COUNTED_SEEDS.map((seed) => makeTrips({ model, network, assignment, seed, from: 0 }));
  }

  /** Movement → veh/h of those who leave home in these hours: what would come if nobody were held up. */
  volumes(hours: Hours): ReadonlyMap<number, number> {
    const known = this.known.get(hours);
    if (known !== undefined) return known;
    const movements = new Map(
      this.network.movements.map(({ fromLink, toLink, index }) => [`${fromLink} ${toLink}`, index]),
    );
    const counts = new Map<number, number>();
    for (const { route: link, departure } of this.days.flat()) {
      if (departure < hours.from || departure >= hours.to) continue;
      for (let leg = 0; leg + 1 < link.length; leg++) {
        const movement = movements.get(`${link[leg]} ${link[leg + 1]}`);
        if (movement !== undefined) counts.set(movement, (counts.get(movement) ?? 0) + 1);
      }
    }
    const each = 3600 / (hours.to - hours.from) / COUNTED_SEEDS.length;
    const volumes = new Map([...counts].sort(([a], [b]) => a - b).map(([movement, count]) => [movement, count * each]));
    this.known.set(hours, volumes);
    return volumes;
  }

  /** Travellers of one day. */
  get trips(): readonly Trip[] {
    return this.days[0] ?? [];
  }

  /** Everything that enters an intersection [veh/h]. */
  entering(id: string, hours: Hours): number {
    const node = this.node(id);
    const volumes = this.volumes(hours);
    return this.network.movements
      .filter((movement) => movement.node === node)
      .reduce((sum, { index }) => sum + (volumes.get(index) ?? 0), 0);
  }

  node(id: string): number {
    const node = this.network.nodeIndex.get(id);
    if (node === undefined) throw new Error(`no intersection ${id}`);
    return node;
  }

  controllerOf(intersection: string): Controller {
    const found = this.model.controllers.find(({ intersections }) => intersections.includes(intersection));
    if (found === undefined) throw new Error(`${intersection} has no signal`);
    return found;
  }
}

/** A shipped scenario before it is written. */
export interface Shipped {
  readonly file: string;
  readonly name: Text;
  readonly description: Text;
  readonly changes: readonly Change[];
}

/** A schedule with another plan from one clock time to another; before and after it stays as it was. */
export function withBand(controller: Controller, plan: string, from: string, to: string): Controller['schedule'] {
  const bands = controller.schedule;
  const inForce = bands.filter((band) => band.from <= to).at(-1)?.plan ?? bands[0]?.plan ?? plan;
  return [
    ...bands.filter((band) => band.from < from),
    { from, plan },
    { from: to, plan: inForce },
    ...bands.filter((band) => band.from > to),
  ];
}

/** Made-up numbers say so. */
export function assumed(plan: Plan, zh: string, en: string): Plan {
  return { ...plan, evidence: 'assumed', source: `路口虚构示例县 lukou synthetic county：${zh} ${en}` };
}
