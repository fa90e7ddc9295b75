/** What a model must keep that its file alone can break: one rule a file. What needs geometry is in `network` and `signal`. */
import type { Finding } from '../finding.ts';
import { whereKnown } from '../holes.ts';
import type { Model } from '../schema.ts';
import { buses } from './buses.ts';
import { controllers } from './controllers.ts';
import { counts } from './counts.ts';
import { cycles } from './cycles.ts';
import { demandIds } from './demandIds.ts';
import { duties } from './duties.ts';
import { equipment } from './equipment.ts';
import { greens } from './greens.ts';
import { guardedRoutes } from './guardedRoutes.ts';
import { legs } from './legs.ts';
import { links } from './links.ts';
import { notSimulated } from './notSimulated.ts';
import type { Rule } from './rule.ts';
import { schedules } from './schedules.ts';
import { shares } from './shares.ts';
import { signalIds } from './signalIds.ts';
import { streetIds } from './streetIds.ts';
import { ticks } from './ticks.ts';
import { times } from './times.ts';
import { uniqueIds } from './uniqueIds.ts';

/** Those that say something of controllers, among other things. */
const OF_CONTROLLERS: readonly Rule[] = [
  uniqueIds,
  signalIds,
  controllers,
  schedules,
  cycles,
  ticks,
  greens,
  equipment,
  duties,
];
const OF_THE_REST: readonly Rule[] = [
  streetIds,
  demandIds,
  links,
  legs,
  guardedRoutes,
  shares,
  times,
  counts,
  buses,
  notSimulated,
];

/** Everything that is wrong with a model as far as its file alone tells, with paths in the model. */
export function scenarioFindings(model: Model): Finding[] {
  return found([...OF_CONTROLLERS, ...OF_THE_REST], model);
}

/** The same of its controllers alone: quick enough for every move of a hand. */
export function controllerFindings(model: Model): Finding[] {
  return found(OF_CONTROLLERS, model).filter(({ path }) => path[0] === 'controllers');
}

const found = (rules: readonly Rule[], model: Model): Finding[] =>
  rules.flatMap((rule) => whereKnown(() => rule(model), []));
