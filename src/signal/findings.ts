/** Every rule a plan must keep, given the geometry: the one validator of loader, editor, proposals and engine. */
import type { Network } from '../network/index.ts';
import type { Finding, Model } from '../scenario/index.ts';
import { brokenIntergreen } from './rules/brokenIntergreen.ts';
import { conflictingGreens } from './rules/conflictingGreens.ts';
import { contextsOf } from './rules/context.ts';
import type { Rule } from './rules/context.ts';
import { noGreen } from './rules/noGreen.ts';
import { oddCycle } from './rules/oddCycle.ts';
import { shortGreen } from './rules/shortGreen.ts';
import { shortWalk } from './rules/shortWalk.ts';
import { shortYellow } from './rules/shortYellow.ts';
import { walkAgainstGreen } from './rules/walkAgainstGreen.ts';

const RULES: readonly Rule[] = [
  conflictingGreens,
  walkAgainstGreen,
  noGreen,
  brokenIntergreen,
  shortYellow,
  shortGreen,
  shortWalk,
  oddCycle,
];

/** Findings of all plans, plan by plan. Ids must exist: the rules of the file come first. */
export function signalFindings(model: Model, network: Network): Finding[] {
  return contextsOf(model, network).flatMap((context) => RULES.flatMap((rule) => rule(context)));
}
