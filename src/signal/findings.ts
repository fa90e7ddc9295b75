/** Every rule a plan must keep, given the geometry: the one validator of loader, editor, proposals and engine. */
import type { Network } from '../network/index.ts';
import type { Controller, Finding, Model, Plan } from '../scenario/index.ts';
import { brokenIntergreen } from './rules/brokenIntergreen.ts';
import { classLimits } from './rules/classLimits.ts';
import { conflictingGreens } from './rules/conflictingGreens.ts';
import { cabinetOf, controllerContext, isReleasing, planContext } from './rules/context.ts';
import type { ControllerContext, ControllerRule, PlanRule } from './rules/context.ts';
import { cycleSum } from './rules/cycleSum.ts';
import { earlyWalk } from './rules/earlyWalk.ts';
import { flashLength } from './rules/flashLength.ts';
import { longestRed } from './rules/longestRed.ts';
import { maximumGreen } from './rules/maximumGreen.ts';
import { noGreen } from './rules/noGreen.ts';
import { oddCycle } from './rules/oddCycle.ts';
import { overloaded, overloadedBy, type Volumes } from './rules/overloaded.ts';
import { detectorPlaces, guardedTurns } from './rules/places.ts';
import { setIntergreens } from './rules/setIntergreens.ts';
import { shortGreen } from './rules/shortGreen.ts';
import { schoolWalk, shortWalk } from './rules/shortWalk.ts';
import { shortYellow } from './rules/shortYellow.ts';
import { unreachableStage } from './rules/unreachableStage.ts';
import { waitingArea } from './rules/waitingArea.ts';
import { walkAgainstGreen } from './rules/walkAgainstGreen.ts';
import { yellowBySpeed } from './rules/yellowBySpeed.ts';

const OF_PLANS: readonly PlanRule[] = [
  conflictingGreens,
  walkAgainstGreen,
  noGreen,
  brokenIntergreen,
  cycleSum,
  maximumGreen,
  waitingArea,
  shortYellow,
  yellowBySpeed,
  flashLength,
  shortGreen,
  shortWalk,
  schoolWalk,
  longestRed,
  earlyWalk,
  oddCycle,
];
/** Those that also look at what the cabinet has beside its plans, and at counts. */
const IN_CABINETS: readonly PlanRule[] = [unreachableStage, overloaded];
const OF_CONTROLLERS: readonly ControllerRule[] = [classLimits, setIntergreens, detectorPlaces];

/**
 * Findings of all controllers, plan by plan. Ids must exist: the rules of the file come first.
 *
 * @param isKnown  whether all is known of a controller beside its plans, and of guarded routes; of a file that is not well-formed it
 *                 may not be
 */
export function signalFindings(
  model: Model,
  network: Network,
  isKnown: (what: Controller | 'routes') => boolean = () => true,
): Finding[] {
  const ofControllers = model.controllers.flatMap((controller, index) => {
    const context = controllerContext(model, network, controller, ['controllers', index]);
    const known = isKnown(controller);
    return [
      ...(known ? OF_CONTROLLERS : []).flatMap((rule) => rule(context)),
      ...controller.plans.flatMap((plan, number) =>
        ofPlan(context, plan, number, known ? [...OF_PLANS, ...IN_CABINETS] : OF_PLANS),
      ),
    ];
  });
  return isKnown('routes') ? [...ofControllers, ...guardedTurns(model, network)] : ofControllers;
}

function ofPlan(context: ControllerContext, plan: Plan, number: number, rules: readonly PlanRule[]): Finding[] {
  // While it flashes or is dark nothing is released, so that nothing can be released wrongly.
  if (!isReleasing(plan)) return [];
  const its = planContext(context, plan, number);
  return rules.flatMap((rule) => rule(its));
}

/**
 * Everything that is wrong with one plan as its controller would have it, in the place of the plan of the same id or beside the
 * others. What every editor and every proposal asks before it offers a plan.
 *
 * @param volumes  what it is to carry, for Y; the model's turning counts alone when left out
 */
export function judgePlan(
  model: Model,
  network: Network,
  controller: Controller,
  plan: Plan,
  volumes?: Volumes,
): Finding[] {
  const known = controller.plans.findIndex(({ id }) => id === plan.id);
  const number = known < 0 ? controller.plans.length : known;
  const plans = [...controller.plans];
  plans[number] = plan;
  const its: Controller = { ...controller, plans };
  const index = model.controllers.findIndex(({ id }) => id === controller.id);
  const context = controllerContext(model, network, its, ['controllers', index]);
  const ofOthers = ({ path }: Finding) => path[2] === 'plans' && path[3] !== undefined && path[3] !== number;
  return [
    ...OF_CONTROLLERS.flatMap((rule) => rule(context)).filter((one) => !ofOthers(one)),
    ...ofPlan(context, plan, number, [...OF_PLANS, ...IN_CABINETS]),
    ...(volumes === undefined || !isReleasing(plan) ? [] : overloadedBy(planContext(context, plan, number), volumes)),
  ];
}

/**
 * What stands against a proposal: its errors, and of its warnings those of a rule that it breaks more often, or by more seconds,
 * than the plan of today does. Empty: it may be offered.
 */
export function noWorseThan(today: readonly Finding[], proposed: readonly Finding[]): Finding[] {
  const worst = (list: readonly Finding[]) => Math.max(0, ...list.map(({ missing }) => missing ?? 0));
  return [...new Set(proposed.map(({ code }) => code))].flatMap((code) => {
    const [before, after] = [today, proposed].map((list) => list.filter((one) => one.code === code)) as [
      Finding[],
      Finding[],
    ];
    const isWorse = after.length > before.length || worst(after) > worst(before) + 1e-6;
    return after.filter(({ severity }) => severity === 'error' || isWorse);
  });
}

/**
 * The last door: nothing is compiled of a model whose signals break a rule that is an error.
 * @throws Error with the first such finding in words, and the codes of all
 */
export function refuseIllegal(model: Model, network: Network): void {
  const errors = signalFindings(model, network).filter(({ severity }) => severity === 'error');
  throwFirst(errors);
}

/** The same for one plan of a controller of these intersections, whatever its cabinet. */
export function refusePlan(model: Model, network: Network, intersections: readonly string[], plan: Plan): void {
  const findings = judgePlan(model, network, cabinetOf(intersections), plan);
  throwFirst(findings.filter(({ severity }) => severity === 'error'));
}

function throwFirst(errors: readonly Finding[]): void {
  const [first] = errors;
  if (first === undefined) return;
  const more = errors.length - 1;
  const others = more === 0 ? { zh: '', en: '' } : { zh: `（另有 ${more} 处）`, en: ` (and ${more} more)` };
  const codes = [...new Set(errors.map(({ code }) => code))].join(', ');
  throw new Error(`${first.message.zh}${others.zh} / ${first.message.en}${others.en} [${codes}]`);
}
