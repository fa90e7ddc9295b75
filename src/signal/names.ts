/** What planners call a movement and a crosswalk. */
import { direction, pointOf } from '../common/index.ts';
import { compassSide, movementText, SIDE_TEXT, sideOf } from '../network/index.ts';
import type { CompassSide, Crosswalk, Movement, Network, NetworkLink } from '../network/index.ts';
import type { Text } from '../scenario/index.ts';

export const nameOf = (network: Network, movement: Movement): Text =>
  movementText(network.links[movement.fromLink] as NetworkLink, movement.turn);

/** The side of the intersection on which a crosswalk's leg lies. */
export function sideOfLeg(network: Network, crosswalk: Crosswalk): CompassSide {
  const link = network.links[crosswalk.leg] as NetworkLink;
  if (link.to === crosswalk.node) return sideOf(link);
  return compassSide(direction(pointOf(link.centre, 0), pointOf(link.centre, 1)));
}

/** Which leg a crosswalk crosses: 东侧人行横道, "east crosswalk". */
export function crosswalkName(network: Network, crosswalk: Crosswalk): Text {
  const { zh, en } = SIDE_TEXT[sideOfLeg(network, crosswalk)];
  return { zh: `${zh}侧人行横道`, en: `${en} crosswalk` };
}
