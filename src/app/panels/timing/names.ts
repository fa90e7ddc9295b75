/** What phases and stages are called: files have ids, planners say which movements go. */
import { movementText } from '../../../network/index.ts';
import type { Phase, Plan, Text } from '../../../scenario/index.ts';
import type { Bench } from './bench.ts';

export function movementName({ network }: Bench, movement: Phase['movements'][number]): Text {
  const link = network.links[network.linkIndex.get(movement.approach) ?? -1];
  return link ? movementText(link, movement.turn) : { zh: movement.approach, en: movement.approach };
}

export const planText = (plan: Plan): Text => plan.name ?? { zh: plan.id, en: plan.id };
