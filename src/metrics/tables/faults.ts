/** What is wrong with controllers and who knows, as a table; and the same as lines of the signal log. */
import { clockText } from '../../common/index.ts';
import type { Model, Text } from '../../scenario/index.ts';
import { type Fault, faultCall, faultsOf, knownText } from '../../signal/index.ts';
import { type Table, textColumn } from './table.ts';

/** @param only number of the one controller that is wanted; all when left out */
export function faultTable(model: Model, only?: number): Table {
  const call = faultCall(model);
  const faults = faultsOf(model).filter(({ controller }) => only === undefined || controller === only);
  return {
    id: 'faults',
    title: { zh: '故障', en: 'Faults' },
    columns: [
      textColumn('intersection', '路口', 'intersection'),
      textColumn('fault', '故障', 'fault'),
      textColumn('from', '自', 'from'),
      textColumn('to', '至', 'to'),
      textColumn('known', '中心何时知道', 'when the centre knows'),
    ],
    rows: faults.map((fault) => [
      controllerText(model, fault.controller),
      fault.what,
      fault.from === null ? { zh: '当天之前', en: 'before the day' } : clockText(fault.from),
      fault.to === null ? null : clockText(fault.to),
      knownText(fault, call),
    ]),
    notes: [FAULT_NOTE],
  };
}

const FAULT_NOTE: Text = {
  zh: '中心知道与否不改变信号机的运行；维修不在模型里，故障到写明的时刻结束。',
  en: 'Whether the centre knows changes nothing of what a controller does; repair is not modelled: a fault ends when the file says.',
};

/** The intersections a controller runs, by name. */
export function controllerText(model: Model, controller: number): Text {
  const ids = model.controllers[controller]?.intersections ?? [];
  const own = model.intersections.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  return { zh: own.map(({ zh }) => zh).join('、'), en: own.map(({ en }) => en).join(', ') };
}

export interface FaultLine {
  /** [s since midnight] */
  readonly time: number;
  readonly controller: number;
  readonly what: Text;
}

/** That a fault begins, is known later, and ends, each at its time; of those that begin before the day nothing happens in it. */
export function faultLines(model: Model): FaultLine[] {
  const call = faultCall(model);
  return faultsOf(model)
    .flatMap((fault) => linesOf(fault, knownText(fault, call)))
    .sort((a, b) => a.time - b.time);
}

function linesOf({ controller, what, from, to, knownAt }: Fault, known: Text): FaultLine[] {
  if (from === null) return [];
  const line = (time: number, zh: string, en: string): FaultLine => ({ time, controller, what: { zh, en } });
  return [
    line(from, `故障：${what.zh}；${known.zh}`, `fault: ${what.en}; ${known.en}`),
    ...(knownAt !== null && knownAt > from
      ? [line(knownAt, `中心得知：${what.zh}`, `the centre knows: ${what.en}`)]
      : []),
    ...(to === null ? [] : [line(to, `故障结束：${what.zh}`, `fault over: ${what.en}`)]),
  ];
}
