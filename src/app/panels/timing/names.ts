/** What plans are called: files have ids, planners say names. */
import type { Plan, Text } from '../../../scenario/index.ts';

export const planText = (plan: Plan): Text => plan.name ?? { zh: plan.id, en: plan.id };
