/**
 * A plan taken over from a like intersection: approaches are matched by the side of the compass they come from. Alike: the same
 * sides, the same turns from each, crosswalks on the same legs. Clearances are raised where the other geometry asks for more.
 */
import { SIDE_TEXT, sideOf } from '../../network/index.ts';
import type { Network, NetworkLink } from '../../network/index.ts';
import type { Controller, Model, Plan, Text } from '../../scenario/index.ts';
import { nameOf as movementName, sideOfLeg } from '../names.ts';
import { judgePlan } from '../findings.ts';
import { mendClearances } from './clearances.ts';

/** The plan, or why it does not fit. */
export type Copied = { readonly plan: Plan } | { readonly refusal: Text };

/** @param source what the copy says of where its numbers are from */
export function copyPlan(
  model: Model,
  network: Network,
  from: Controller,
  plan: Plan,
  to: Controller,
  source: string,
): Copied {
  const [here, there] = [nodeOf(network, from), nodeOf(network, to)];
  if (here === undefined || there === undefined)
    return {
      refusal: {
        zh: '只在各管一个路口的信号机之间复制',
        en: 'plans are copied only between controllers of one intersection each',
      },
    };
  const difference = differenceOf(network, here, there);
  if (difference !== undefined) return { refusal: difference };
  const approaches = approachesOf(network, there);
  const legs = legsOf(network, there);
  const moved = (approach: string): string => approaches.get(sideOf(linkOf(network, approach))) ?? approach;
  const own = to.plans.find(({ id }) => id === plan.id);
  const copy: Plan = {
    ...plan,
    offset: own?.offset ?? 0,
    phases: plan.phases.map((phase) => ({
      ...phase,
      movements: phase.movements.map((movement) => ({ ...movement, approach: moved(movement.approach) })),
      ...(phase.crosswalks === undefined
        ? {}
        : { crosswalks: phase.crosswalks.map((leg) => legs.get(sideAt(network, here, leg)) ?? leg) }),
    })),
    evidence: 'inferred',
    source,
  };
  const mended = mendClearances(model, network, to, copy);
  const wrong = judgePlan(model, network, to, mended).find(({ severity }) => severity === 'error');
  return wrong === undefined ? { plan: mended } : { refusal: wrong.message };
}

const nodeOf = (network: Network, { intersections }: Controller): number | undefined =>
  intersections.length === 1 ? network.nodeIndex.get(intersections[0] as string) : undefined;

const linkOf = (network: Network, id: string): NetworkLink =>
  network.links[network.linkIndex.get(id) ?? -1] as NetworkLink;

/** Side → approach link, of approaches that have movements. */
function approachesOf(network: Network, node: number): Map<string, string> {
  const links = (network.nodes[node]?.incoming ?? []).map((link) => network.links[link] as NetworkLink);
  return new Map(links.filter(({ movements }) => movements.length > 0).map((link) => [sideOf(link), link.id]));
}

/** Side → the leg that a crosswalk there is named by. */
function legsOf(network: Network, node: number): Map<string, string> {
  const own = network.crosswalks.filter((crosswalk) => crosswalk.node === node);
  return new Map(own.map((one) => [sideOfLeg(network, one), network.links[one.leg]?.id ?? '']));
}

function sideAt(network: Network, node: number, leg: string): string {
  const link = linkOf(network, leg);
  const crosswalk = network.crosswalks.find(
    (one) => one.node === node && (one.leg === link.index || one.leg === link.opposite),
  );
  return crosswalk === undefined ? '' : sideOfLeg(network, crosswalk);
}

/** The first thing that one of two intersections has and the other has not. */
function differenceOf(network: Network, here: number, there: number): Text | undefined {
  const [one, other] = [traitsOf(network, here), traitsOf(network, there)];
  const only = (a: Map<string, Text>, b: Map<string, Text>) => [...a].find(([key]) => !b.has(key))?.[1];
  const missing = only(one, other);
  if (missing !== undefined) return { zh: `没有${missing.zh}`, en: `has no ${missing.en}` };
  const extra = only(other, one);
  return extra && { zh: `多出${extra.zh}`, en: `also has ${extra.en}` };
}

function traitsOf(network: Network, node: number): Map<string, Text> {
  const traits = new Map<string, Text>();
  const incoming = network.nodes[node]?.incoming ?? [];
  for (const link of incoming) {
    const side = sideOf(network.links[link] as NetworkLink);
    const key = traits.has(side) ? `${side} again` : side;
    traits.set(key, { zh: `${SIDE_TEXT[side].zh}进口`, en: `${SIDE_TEXT[side].en} approach` });
  }
  for (const movement of network.movements)
    if (movement.node === node && !movement.banned) {
      const name = movementName(network, movement);
      traits.set(name.en, name);
    }
  for (const crosswalk of network.crosswalks)
    if (crosswalk.node === node) {
      const side = SIDE_TEXT[sideOfLeg(network, crosswalk)];
      traits.set(`${side.en} crosswalk`, { zh: `${side.zh}侧人行横道`, en: `${side.en} crosswalk` });
    }
  return traits;
}
