/** Detectors, push buttons and guarded routes of a model as numbered lists. */
import { secondsOfDay } from '../common/index.ts';
import type { Network } from '../network/index.ts';
import type { Controller, Model } from '../scenario/index.ts';
import { periodsOf } from './days.ts';
import type { CompiledButton, CompiledCall, CompiledDetector, CompiledRoute } from './program.ts';

/** Length of a detector where the model does not say [m]. */
const DETECTOR_LENGTH = 2;

export interface Equipment {
  readonly detectors: readonly CompiledDetector[];
  readonly buttons: readonly CompiledButton[];
  readonly routes: readonly CompiledRoute[];
  readonly calls: readonly CompiledCall[];
}

export function equipmentOf(model: Model, network: Network, ticksPerSecond: number): Equipment {
  return {
    detectors: model.controllers.flatMap((controller, index) =>
      detectorsOf(controller, index, network, ticksPerSecond),
    ),
    buttons: model.controllers.flatMap((controller, index) => buttonsOf(controller, index, network, ticksPerSecond)),
    routes: (model.guardedRoutes ?? []).map(({ id, kind, links, at, speedKmh, vehicles }) => ({
      id,
      kind,
      links: Int32Array.from(links, (link) => linkOf(network, link)),
      start: secondsOfDay(at) * ticksPerSecond,
      speed: speedKmh / 3.6,
      vehicles,
    })),
    calls: callsOf(model, network, ticksPerSecond),
  };
}

function linkOf(network: Network, id: string): number {
  const link = network.linkIndex.get(id);
  if (link === undefined) throw new Error(`no link ${id}`);
  return link;
}

function detectorsOf(
  controller: Controller,
  index: number,
  network: Network,
  ticksPerSecond: number,
): CompiledDetector[] {
  return (controller.detectors ?? []).map(({ id, link, lanes, kind, distance, length = DETECTOR_LENGTH, failed }) => {
    const own = network.links[linkOf(network, link)];
    const end = (own?.length ?? 0) - distance;
    return {
      id: `${controller.id}/${id}`,
      controller: index,
      lanes: lanes.map((lane) => own?.lanes[lane] ?? -1).filter((lane) => lane >= 0),
      from: Math.max(0, end - length),
      to: end,
      kind,
      failed: periodsOf(failed, ticksPerSecond),
    };
  });
}

function buttonsOf(controller: Controller, index: number, network: Network, ticksPerSecond: number): CompiledButton[] {
  return (controller.pushButtons ?? []).map(({ id, crosswalk, pressesPerHour, failed }) => {
    const leg = linkOf(network, crosswalk);
    const opposite = network.links[leg]?.opposite;
    const found = network.crosswalks.find((one) => one.leg === leg || one.leg === opposite);
    return {
      id: `${controller.id}/${id}`,
      controller: index,
      crosswalk: found?.index ?? -1,
      pressesPerHour: pressesPerHour.value,
      failed: periodsOf(failed, ticksPerSecond),
    };
  });
}

/** A guarded convoy has every signal of its way, by message or by an officer at the cabinet; an emergency vehicle the networked ones. */
function callsOf(model: Model, network: Network, ticksPerSecond: number): CompiledCall[] {
  return (model.guardedRoutes ?? []).flatMap(({ links, kind, lead }, route) =>
    links.slice(0, -1).flatMap((link, leg): CompiledCall[] => {
      const [from, to] = [linkOf(network, link), linkOf(network, links[leg + 1] as string)];
      const movement = network.movements.find((one) => one.fromLink === from && one.toLink === to);
      const node = network.nodes[movement?.node ?? -1];
      const controller = model.controllers.findIndex((one) => one.intersections.includes(node?.id ?? ''));
      if (movement === undefined || controller < 0) return [];
      if (kind === 'emergency' && model.controllers[controller]?.class !== 'networked') return [];
      return [{ route, controller, movement: movement.index, leg, lead: Math.round(lead * ticksPerSecond) }];
    }),
  );
}
