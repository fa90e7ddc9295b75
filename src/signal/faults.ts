/**
 * What is wrong with controllers, as the file states it, and when the centre gets to know.
 *
 * A networked controller reports a fault within seconds, and that it is not heard the centre sees by itself. Of any other nobody
 * outside the street knows until somebody calls: so many hours later, which is a number of the model. A wrong clock has been wrong
 * since before the day.
 *
 * Nothing here changes what a controller does: blind or off line it goes by its stored plan, known or not. Repair is not modelled
 * either: a fault ends when the file says.
 */
import { secondsOfDay } from '../common/index.ts';
import type { Controller, Model, Quantity, Text } from '../scenario/index.ts';

/** `link`: the centre is not heard. */
export type FaultKind = 'detectors' | 'pushButtons' | 'link' | 'clock';

export interface Fault {
  /** Its number in the model. */
  readonly controller: number;
  readonly class: Controller['class'];
  readonly kind: FaultKind;
  readonly what: Text;
  /** [s since midnight]; null: since before the simulated day, and no end is known. */
  readonly from: number | null;
  readonly to: number | null;
  /** [s since midnight] from which the centre knows; later than the day's end: on a day after. Null: not while it lasts. */
  readonly knownAt: number | null;
}

/** Hours; where the model does not say. Nobody has counted how long a fault at a county's lone cabinet goes unnoticed. */
const CALL_AFTER: Quantity = { value: 24, evidence: 'assumed', source: '路口 Lukou 假定 assumed' };

/** Hours from a fault at a controller that reports nothing until somebody calls. */
export const faultCall = ({ settings }: Pick<Model, 'settings'>): Quantity => settings.faultCall ?? CALL_AFTER;

/** All of the day, those that have no beginning last. */
export function faultsOf(model: Model): Fault[] {
  const call = faultCall(model).value * 3600;
  const found = model.controllers.flatMap((controller, index) => faultsAt(controller, index, call));
  return found.sort((a, b) => (a.from ?? Infinity) - (b.from ?? Infinity) || a.controller - b.controller);
}

export function isKnown({ knownAt }: Fault, time: number): boolean {
  return knownAt !== null && time >= knownAt;
}

/** Whether it is there at a time [s since midnight]. */
export function isThere({ from, to }: Fault, time: number): boolean {
  return (from === null || time >= from) && (to === null || time < to);
}

/** How the centre gets to know. */
export function knownText({ class: its, kind, from, to, knownAt }: Fault, { value }: Quantity): Text {
  if (kind === 'link') return { zh: '中心即时发现', en: 'seen by the centre at once' };
  if (its === 'networked') {
    if (knownAt === null) return { zh: '通信中断，没有上报', en: 'cut off, not reported' };
    return knownAt === from
      ? { zh: '即时上报中心', en: 'reported to the centre at once' }
      : { zh: '通信恢复后上报', en: 'reported when it is heard again' };
  }
  if (from === null)
    return { zh: '无人知道，直到有人来电或到现场', en: 'not known until somebody calls or goes there' };
  if (knownAt === null && to !== null)
    return {
      zh: `中心始终不知道：假定 ${value} 小时后才有人来电`,
      en: `never known: somebody is assumed to call after ${value} h`,
    };
  return { zh: `有人来电才知道，假定 ${value} 小时后`, en: `not known until a call, assumed after ${value} h` };
}

function faultsAt(controller: Controller, index: number, call: number): Fault[] {
  const { detectors = [], pushButtons = [], offline = [], clockError } = controller;
  const cutOff = offline.map(secondsOf);
  const fault = (kind: FaultKind, what: Text, [from, to]: Span): Fault => {
    const told = kind === 'link' ? from : controller.class === 'networked' ? heardFrom(cutOff, from) : from + call;
    const knownAt = told < to ? told : null;
    return { controller: index, class: controller.class, kind, what, from, to, knownAt };
  };
  const ahead = Math.round(clockError?.value ?? 0);
  const clock: Fault = {
    controller: index,
    class: controller.class,
    kind: 'clock',
    what: {
      zh: `时钟${ahead > 0 ? '快' : '慢'} ${Math.abs(ahead)} 秒`,
      en: `clock ${Math.abs(ahead)} s ${ahead > 0 ? 'fast' : 'slow'}`,
    },
    from: null,
    to: null,
    knownAt: null,
  };
  return [
    ...together(detectors).map(([span, count]) => fault('detectors', dead(DETECTORS, count, detectors.length), span)),
    ...together(pushButtons).map(([span, count]) =>
      fault('pushButtons', dead(BUTTONS, count, pushButtons.length), span),
    ),
    ...cutOff.map((span) => fault('link', { zh: '与中心通信中断', en: 'cut off from the centre' }, span)),
    ...(ahead === 0 ? [] : [clock]),
  ];
}

type Span = readonly [from: number, to: number];
const secondsOf = ([from, to]: readonly [string, string]): Span => [secondsOfDay(from), secondsOfDay(to)];

/** How many fail over the same span; in order of their beginning. */
function together(equipment: readonly { failed?: Controller['offline'] }[]): [span: Span, count: number][] {
  const counts = new Map<string, [Span, number]>();
  for (const { failed = [] } of equipment)
    for (const hours of failed) {
      const key = hours.join();
      counts.set(key, [secondsOf(hours), (counts.get(key)?.[1] ?? 0) + 1]);
    }
  return [...counts.values()].sort(([a], [b]) => a[0] - b[0]);
}

/** When what happens at `from` is heard at the centre: at once, or when the last of the cuts it falls into is over. */
function heardFrom(cutOff: readonly Span[], from: number): number {
  const cut = cutOff.find(([begin, end]) => from >= begin && from < end);
  return cut === undefined ? from : heardFrom(cutOff, cut[1]);
}

const DETECTORS = { zh: '检测器', one: 'detector', many: 'detectors' };
const BUTTONS = { zh: '行人按钮', one: 'push button', many: 'push buttons' };

function dead({ zh, one, many }: typeof DETECTORS, count: number, of: number): Text {
  const name = of === 1 ? one : many;
  return count === of
    ? { zh: `${zh}全部失效（${of} 个）`, en: of === 1 ? `its one ${name} dead` : `all ${of} ${name} dead` }
    : { zh: `${zh}失效（${of} 个中 ${count} 个）`, en: `${count} of ${of} ${name} dead` };
}
