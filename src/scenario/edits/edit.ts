/** What an edit is: a pure function from a model and a change to a new model, or to a finding that says why it cannot be done. */
import type { Finding } from '../finding.ts';
import { nearest } from '../nearest.ts';
import type { Change, Controller, Model, Text } from '../schema.ts';

/** A finding's path is inside the change: `['controller']`. */
export type EditResult = { model: Model } | { finding: Finding };

export type ChangeOf<K extends Change['do']> = Extract<Change, { do: K }>;

/** One kind of change: how it is done, and how a list of changes tells it. */
export interface Edit<K extends Change['do']> {
  apply(model: Model, change: ChangeOf<K>): EditResult;
  /** @param model the model before the change */
  describe(change: ChangeOf<K>, model: Model): Text;
}

export function refuse(path: Finding['path'], zh: string, en: string): EditResult {
  return { finding: { severity: 'error', code: 'change.impossible', path, message: { zh, en } } };
}

/** There is no such thing in the model; the id that may have been meant is told. */
export function refuseUnknown(
  path: Finding['path'],
  kind: Text,
  id: string,
  records: readonly { id: string }[],
): EditResult {
  const meant = nearest(
    id,
    records.map((record) => record.id),
  );
  return refuse(
    path,
    `没有编号为“${id}”的${kind.zh}${meant === undefined ? '' : `，是否想写“${meant}”？`}`,
    `There is no ${kind.en} "${id}"${meant === undefined ? '' : `; did you mean "${meant}"?`}`,
  );
}

/** The list with one record changed; the others stay the same objects. */
export function replaced<T extends { id: string }>(records: readonly T[], id: string, by: (record: T) => T): T[] {
  return records.map((record) => (record.id === id ? by(record) : record));
}

/** The name of the record, or its id where it has none or is not there. */
export function nameOf(records: readonly { id: string; name?: Text | undefined }[] | undefined, id: string): Text {
  return records?.find((record) => record.id === id)?.name ?? { zh: id, en: id };
}

/** A controller is called by its first intersection. */
export function controllerName(model: Model, id: string): Text {
  const first = model.controllers.find((controller) => controller.id === id)?.intersections[0];
  return first === undefined ? { zh: id, en: id } : nameOf(model.intersections, first);
}

/** Changes every controller of the list; of one that is unknown, or that `refuse` has words against, nothing is changed. */
export function changeControllers(
  model: Model,
  ids: readonly string[],
  change: (controller: Controller) => Controller,
  objection: (controller: Controller, name: Text) => Text | undefined = () => undefined,
): EditResult {
  for (const [index, id] of ids.entries()) {
    const controller = model.controllers.find((candidate) => candidate.id === id);
    if (controller === undefined) return refuseUnknown(['controllers', index], CONTROLLER, id, model.controllers);
    const words = objection(controller, controllerName(model, id));
    if (words !== undefined) return refuse(['controllers', index], words.zh, words.en);
  }
  const controllers = model.controllers.map((one) => (ids.includes(one.id) ? change(one) : one));
  return { model: { ...model, controllers } };
}

/** The controllers of a list by name: "A、B". */
export function controllerNames(model: Model, ids: readonly string[]): Text {
  const names = ids.map((id) => controllerName(model, id));
  return { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') };
}

/** "07:00–08:00、12:00–13:00" */
export const hoursText = (hours: readonly (readonly [string, string])[]): Text => {
  const periods = hours.map(([from, to]) => `${from}–${to}`);
  return { zh: periods.join('、'), en: periods.join(', ') };
};

export const CONTROLLER: Text = { zh: '信号机', en: 'controller' };
export const LINK: Text = { zh: '路段', en: 'link' };
