/** What only geometry can tell of equipment and routes: a detector lies on its link, and a guarded vehicle may turn where its route does. */
import type { Network } from '../../network/index.ts';
import type { Finding, Model } from '../../scenario/index.ts';
import { SOURCES } from '../figures.ts';
import { type ControllerContext, finding } from './context.ts';

export function detectorPlaces({ network, controller, path }: ControllerContext): Finding[] {
  return (controller.detectors ?? []).flatMap(({ link, distance }, number): Finding[] => {
    const length = network.links[network.linkIndex.get(link) ?? -1]?.length;
    if (length === undefined || distance < length) return [];
    const message = {
      zh: `检测器在停止线上游 ${distance} m，超出路段 ${link}（长 ${length.toFixed(1)} m）`,
      en: `The detector lies ${distance} m before the stop line, beyond link ${link}, which is ${length.toFixed(1)} m long`,
    };
    return [
      finding('error', 'detectorBeyondLink', [...path, 'detectors', number, 'distance'], message, SOURCES.signal),
    ];
  });
}

export function guardedTurns(model: Model, network: Network): Finding[] {
  const turns = new Set(
    network.movements.filter(({ banned }) => !banned).map(({ fromLink, toLink }) => `${fromLink} ${toLink}`),
  );
  return (model.guardedRoutes ?? []).flatMap((route, index) =>
    route.links.slice(1).flatMap((id, number): Finding[] => {
      const before = route.links[number] as string;
      const [from, to] = [network.linkIndex.get(before), network.linkIndex.get(id)];
      if (from === undefined || to === undefined || network.links[from]?.to !== network.links[to]?.from) return [];
      if (turns.has(`${from} ${to}`)) return [];
      const message = {
        zh: `优先路线 ${route.id} 从 ${before} 到 ${id} 没有允许这个转向的车道`,
        en: `Guarded route ${route.id}: no lane allows the turn from ${before} into ${id}`,
      };
      return [finding('error', 'guardedTurn', ['guardedRoutes', index, 'links', number + 1], message, SOURCES.signal)];
    }),
  );
}
