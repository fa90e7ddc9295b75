/** The draft put into its model: what is derived of it, what is wrong with it, and where. */
import { intergreensOf, type Network } from '../../../network/index.ts';
import {
  applyChange,
  type Controller,
  controllerFindings,
  type Finding,
  type Model,
  type Plan,
} from '../../../scenario/index.ts';
import { ConflictTable, signalFindings, type TimedPlan, timedPlan, timelineOf } from '../../../signal/index.ts';
import type { Compiled } from '../../app.ts';
import type { Timing } from './draft.ts';

export interface Bench {
  /** With the drafted controller and no other. */
  readonly model: Model;
  readonly network: Network;
  readonly nodes: readonly number[];
  readonly table: ConflictTable;
  readonly controller: Controller;
  timed(plan: Plan): TimedPlan;
  /** The plan with the cycle that its greens and clearances make. */
  closed(plan: Plan): Plan;
}

export function benchOf({ model: before, network: built }: Compiled, { controller, intergreens }: Timing): Bench {
  let model: Model = before;
  for (const change of intergreens) {
    const result = applyChange(model, change);
    if ('model' in result) model = result.model;
  }
  model = { ...model, controllers: [controller] };
  const network =
    intergreens.length === 0 ? built : { ...built, intergreens: intergreensOf(model, built.links, built.movements) };
  const nodes = controller.intersections.flatMap((id) => network.nodeIndex.get(id) ?? []);
  const table = new ConflictTable(network, nodes);
  const timed = (plan: Plan): TimedPlan => timedPlan(plan, network, table, nodes);
  return {
    model,
    network,
    nodes,
    table,
    controller,
    timed,
    closed: (plan) => ({ ...plan, cycle: timelineOf(timed(plan)).cycle }),
  };
}

/** By the rules of signals alone: quick enough for every move of a hand. */
export function findingsOf(bench: Bench): Finding[] {
  const ofFile = controllerFindings(surroundings(bench));
  // The rules of signals need ids that exist.
  if (ofFile.some(({ code, severity }) => severity === 'error' && /unknown/i.test(code))) return ofFile;
  const ofSignals = signalFindings(bench.model, bench.network);
  const told = new Set(ofFile.map(({ path }) => path.join('/')));
  return [...ofFile, ...ofSignals.filter(({ path }) => !told.has(path.join('/')))];
}

/** As much of the model as rules of a controller look at: all of a county would take longer than a hand moves. */
function surroundings({ model, controller }: Bench): Model {
  const own = new Set(controller.intersections);
  const { zones: _zones, schools: _schools, busLines: _lines, guardedRoutes: _routes, ...rest } = model;
  return {
    ...rest,
    intersections: model.intersections.filter(({ id }) => own.has(id)),
    links: model.links.filter(({ from, to }) => own.has(from) || own.has(to)),
    demand: {},
  };
}

/** Findings at this place of the controller or below it. */
export function findingsAt(findings: readonly Finding[], ...place: (string | number)[]): Finding[] {
  return findings.filter(({ path }) => place.every((key, at) => path[at + 2] === key));
}
