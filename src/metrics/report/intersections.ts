/** Movements, approaches and intersections of a window. */
import type { Model } from '../../scenario/index.ts';
import { type Movement, type NetworkLink, type NetworkNode, sideOf } from '../../network/index.ts';
import { levelOfService, type LosTable } from '../formulas/levelOfService.ts';
import type { ApproachReport, IntersectionReport, MovementReport } from '../report-types.ts';
import { measuresOf } from './measures.ts';
import type { Window } from './window.ts';

/** A minor movement with fewer vehicles in the window does not give an intersection its letter: one unlucky driver is no F. */
export const LOS_VEHICLES_MIN = 3;

/** In the order of the model, signalised or not; portals are not intersections. */
export function intersectionReports(window: Window, model: Model): IntersectionReport[] {
  const networked = new Set(model.controllers.flatMap((one) => (one.class === 'networked' ? one.intersections : [])));
  return model.intersections.flatMap(({ id, name }) => {
    const node = window.network.nodes[window.network.nodeIndex.get(id) ?? -1];
    return node === undefined ? [] : [{ id, name, networked: networked.has(id), ...intersection(window, node) }];
  });
}

function intersection(window: Window, node: NetworkNode): Omit<IntersectionReport, 'id' | 'name' | 'networked'> {
  const losTable = node.signalised ? 'hcmSignalised' : 'hcmPriority';
  const measures = measuresOf(
    window.intersection(node.index),
    window.cycleMaxima('nodes', node.index),
    node.signalised ? losTable : null,
  );
  const worst = node.signalised ? null : worstMinor(window, node);
  if (worst !== null) measures.los = levelOfService(losTable, worst.delay);
  return {
    control: node.signalised ? 'signal' : 'priority',
    losTable,
    losMovement: worst?.movement ?? null,
    measures,
    approaches: node.incoming.flatMap((link) => {
      const approach = window.network.links[link];
      return approach === undefined ? [] : [approachReport(window, approach, losTable)];
    }),
  };
}

/** The movement that must yield (a major left too, as the HCM counts) and waits longest per vehicle. */
function worstMinor(window: Window, node: NetworkNode): { movement: number; delay: number } | null {
  let worst: { movement: number; delay: number } | null = null;
  for (const link of node.incoming)
    for (const index of window.network.links[link]?.movements ?? []) {
      const sums = window.movement(index);
      if (window.network.movements[index]?.rank === 0 || sums.vehicles < LOS_VEHICLES_MIN) continue;
      const delay = sums.delay / sums.vehicles;
      if (worst === null || delay > worst.delay) worst = { movement: index, delay };
    }
  return worst;
}

function approachReport(window: Window, link: NetworkLink, table: LosTable['id']): ApproachReport {
  return {
    link: link.id,
    side: sideOf(link),
    measures: measuresOf(window.approach(link.index), window.cycleMaxima('links', link.index), table),
    movements: link.movements.flatMap((index) => {
      const movement = window.network.movements[index];
      return movement === undefined || movement.banned ? [] : [movementReport(window, movement, table)];
    }),
  };
}

function movementReport(window: Window, movement: Movement, table: LosTable['id']): MovementReport {
  const { links } = window.network;
  return {
    movement: movement.index,
    fromLink: links[movement.fromLink]?.id ?? '',
    toLink: links[movement.toLink]?.id ?? '',
    turn: movement.turn,
    measures: measuresOf(window.movement(movement.index), window.cycleMaxima('movements', movement.index), table),
  };
}
