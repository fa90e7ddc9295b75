/**
 * Who has to go to which cabinet for a scenario. The centre sends a networked controller its plans, schedule and transitions; at any
 * other each change of them is made by hand, on the spot, once for all changes made together. What is mounted is mounted on the spot
 * at every class: the connection itself, the satellite clock, detectors, a new signal. An officer who works the signal by hand stands
 * there, for a convoy too where no message gets through.
 *
 * That detectors die, the centre is not heard or clocks drift happens to a controller; nobody goes there for it.
 */
import { controllerName } from './edits/edit.ts';
import { applyChange } from './edits/index.ts';
import type { Change, Controller, Model, Text } from './schema.ts';

export type VisitReason = 'timing' | 'equipment' | 'byHand';

/** One cabinet that somebody has to go to. */
export interface Visit {
  readonly controller: string;
  /** In the order in which they come up, each once. */
  readonly reasons: readonly VisitReason[];
}

/** @param model before the first of the changes   @returns one visit a cabinet, in the order of the changes */
export function visitsOf(model: Model, changes: readonly Change[]): Visit[] {
  const visits = new Map<string, Set<VisitReason>>();
  let now = model;
  for (const change of changes) {
    for (const [controller, reason] of visitsFor(change, now))
      visits.set(controller, (visits.get(controller) ?? new Set()).add(reason));
    const result = applyChange(now, change);
    if ('model' in result) now = result.model;
  }
  return [...visits].map(([controller, reasons]) => ({ controller, reasons: [...reasons] }));
}

/** "visits to 9 cabinets (equipment 9)"; no names. */
export function visitsText(visits: readonly Visit[]): Text {
  if (visits.length === 0) return { zh: '不用到现场', en: 'no visit to a cabinet' };
  const parts = (Object.keys(REASONS) as VisitReason[]).flatMap((reason) => {
    const count = visits.filter(({ reasons }) => reasons.includes(reason)).length;
    return count === 0 ? [] : [{ zh: `${REASONS[reason].zh} ${count}`, en: `${REASONS[reason].en} ${count}` }];
  });
  return {
    zh: `要到现场 ${visits.length} 处（${parts.map(({ zh }) => zh).join('，')}）`,
    en: `${visits.length === 1 ? 'a visit to 1 cabinet' : `visits to ${visits.length} cabinets`} (${parts.map(({ en }) => en).join(', ')})`,
  };
}

/** By the intersection. @param model with the changes: a new signal is named too */
export function visitNames(visits: readonly Visit[], model: Model): Text[] {
  return visits.map(({ controller }) => controllerName(model, controller));
}

const REASONS: Readonly<Record<VisitReason, Text>> = {
  timing: { zh: '改配时', en: 'timing' },
  equipment: { zh: '装设备', en: 'equipment' },
  byHand: { zh: '民警手控', en: 'by hand' },
};

/** @param model before the change */
function visitsFor(change: Change, model: Model): [controller: string, reason: VisitReason][] {
  const byHand = (ids: readonly string[], reason: VisitReason) =>
    ids
      .filter((id) => !isNetworked(model.controllers.find((one) => one.id === id)))
      .map((id) => [id, reason] as [string, VisitReason]);
  switch (change.do) {
    case 'retime':
    case 'reschedule':
      return byHand([change.controller], 'timing');
    case 'setTransition':
      return byHand(change.controllers, 'timing');
    case 'setIntergreen':
      return byHand(controllersOf(model, change.intersection), 'timing');
    case 'network':
    case 'synchronise':
      return change.controllers.map((id) => [id, 'equipment']);
    case 'signalise':
      return [[change.controller.id, 'equipment']];
    case 'equip':
      return [[change.controller, 'equipment']];
    case 'officer':
      return [[change.controller, 'byHand']];
    case 'guardRoute': {
      // An emergency vehicle asks the networked signals alone.
      if (change.route.kind === 'emergency') return [];
      const ends = change.route.links.slice(0, -1).map((id) => model.links.find((link) => link.id === id)?.to ?? '');
      return byHand(
        ends.flatMap((end) => controllersOf(model, end)),
        'byHand',
      );
    }
    case 'driftClocks':
    case 'failDetectors':
    case 'cutOff':
    case 'waitingArea':
    case 'scaleDemand':
    case 'closeLane':
    case 'closeLink':
    case 'moveBell':
    case 'reassign':
      return [];
  }
}

const isNetworked = (controller: Controller | undefined): boolean => controller?.class === 'networked';

const controllersOf = ({ controllers }: Model, intersection: string): string[] =>
  controllers.filter(({ intersections }) => intersections.includes(intersection)).map(({ id }) => id);
