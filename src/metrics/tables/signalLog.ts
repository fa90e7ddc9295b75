/** The signal log as a table: one line a change and controller, in the words of the cabinet. */
import type { Network } from '../../network/index.ts';
import type { Model, Text } from '../../scenario/index.ts';
import {
  type CompiledController,
  ControlMode,
  crosswalkName,
  EndReason,
  MODE_TEXT,
  REASON_TEXT,
  type SignalProgram,
  stageName,
} from '../../signal/index.ts';
import { SIGNAL_ROW, SignalChange } from '../collect/signalLog.ts';
import { controllerText, faultLines } from './faults.ts';
import { type Table, textColumn } from './table.ts';
import { timeOfDay } from './words.ts';

export interface SignalLogSource {
  readonly model: Model;
  readonly network: Network;
  readonly program: SignalProgram;
}

export interface SignalLogWish {
  /** Number of the one controller that is wanted; all when left out. */
  readonly only?: number;
  /** Ticks since midnight, both included, between which faults are told; none when left out. */
  readonly faults?: readonly [from: number, to: number];
}

/** @param rows of a `SignalLog` */
export function signalLogTable(
  source: SignalLogSource,
  rows: readonly number[],
  { only, faults }: SignalLogWish = {},
): Table {
  const names = new Names(source);
  /** By controller: tick at which the stage that is on began; and the mode with the tick of its beginning. */
  const began = new Map<number, number>();
  const modes = new Map<number, { mode: number; since: number }>();
  const lines: { tick: number; index: number; mayWalk: boolean; cells: [string, Text, Text, Text]; what: Text[] }[] =
    [];
  for (let row = 0; row < rows.length; row += SIGNAL_ROW) {
    const [tick, index, change, plan, stage, detail] = rows.slice(row, row + SIGNAL_ROW) as Row;
    if (only !== undefined && index !== only) continue;
    const controller = source.program.controllers[index] as CompiledController;
    const seconds = (from: number | undefined) =>
      from === undefined ? undefined : (tick - from) / source.program.ticksPerSecond;
    const told = words();
    if (told === undefined) continue;
    // A crosswalk that walks with its stage, or with another one, is no line of its own.
    const last = lines.at(-1);
    if (change === SignalChange.walkBegan && last?.mayWalk === true && last.tick === tick && last.index === index) {
      last.what.push(told);
      continue;
    }
    lines.push({
      tick,
      index,
      mayWalk: change === SignalChange.walkBegan || change === SignalChange.stageBegan,
      cells: [
        timeOfDay(tick / source.program.ticksPerSecond),
        names.of(index),
        names.plan(controller, plan),
        names.stage(controller, plan, stage),
      ],
      what: [told],
    });

    function words(): Text | undefined {
      switch (change) {
        case SignalChange.stageBegan:
          began.set(index, tick);
          return { zh: '阶段开始', en: 'stage begins' };
        case SignalChange.stageEnded: {
          const green = seconds(began.get(index));
          const why = REASON_TEXT[detail as EndReason];
          return green === undefined
            ? { zh: `阶段结束：${why.zh}`, en: `stage ends: ${why.en}` }
            : {
                zh: `阶段结束：${why.zh}，绿灯 ${tenths(green)} 秒`,
                en: `stage ends: ${why.en}, green ${tenths(green)} s`,
              };
        }
        case SignalChange.plan: {
          const [before, now] = [names.plan(controller, detail), names.plan(controller, plan)];
          return { zh: `换方案：${before.zh} → ${now.zh}`, en: `plan: ${before.en} → ${now.en}` };
        }
        case SignalChange.mode: {
          const before = modes.get(index);
          modes.set(index, { mode: detail, since: tick });
          const now = MODE_TEXT[detail as ControlMode];
          if (before === undefined) return { zh: `运行方式：${now.zh}`, en: `mode: ${now.en}` };
          const was = MODE_TEXT[before.mode as ControlMode];
          const lasted = tenths(seconds(before.since) ?? 0);
          return before.mode === ControlMode.transition
            ? {
                zh: `运行方式：过渡结束，用时 ${lasted} 秒 → ${now.zh}`,
                en: `mode: transition done in ${lasted} s → ${now.en}`,
              }
            : { zh: `运行方式：${was.zh} → ${now.zh}`, en: `mode: ${was.en} → ${now.en}` };
        }
        case SignalChange.walkBegan:
          return names.walk(detail);
        case SignalChange.walkEnded:
        case SignalChange.walkOff:
          return undefined;
      }
    }
  }
  if (faults !== undefined) {
    const { ticksPerSecond } = source.program;
    for (const { time, controller, what } of faultLines(source.model)) {
      const tick = time * ticksPerSecond;
      if (tick < faults[0] || tick > faults[1] || (only !== undefined && controller !== only)) continue;
      const cells: [string, Text, Text, Text] = [timeOfDay(time), names.of(controller), NOTHING, NOTHING];
      lines.push({ tick, index: controller, mayWalk: false, cells, what: [what] });
    }
    lines.sort((a, b) => a.tick - b.tick);
  }
  return {
    id: 'signals',
    title: { zh: '信号日志', en: 'Signal log' },
    columns: [
      textColumn('time', '时刻', 'time'),
      textColumn('intersection', '路口', 'intersection'),
      textColumn('plan', '方案', 'plan'),
      textColumn('stage', '阶段', 'stage'),
      textColumn('what', '变化', 'change'),
    ],
    rows: lines.map(({ cells, what }) => [
      ...cells,
      { zh: what.map(({ zh }) => zh).join('；'), en: what.map(({ en }) => en).join('; ') },
    ]),
    notes: [NOTE],
  };
}

const NOTE: Text = {
  zh: '时刻是仿真时间，不是信号机自己的时钟；阶段从第一个绿灯开始，到第一个黄灯结束。',
  en: "Times are the simulation's, not the controller's own clock; a stage begins with its first green and ends with its first yellow.",
};

type Row = [tick: number, controller: number, change: SignalChange, plan: number, stage: number, detail: number];

const NOTHING: Text = { zh: '–', en: '–' };

const tenths = (seconds: number): string => (Number.isInteger(seconds) ? String(seconds) : seconds.toFixed(1));

/** Names are asked for by every line and made once. */
class Names {
  private readonly source: SignalLogSource;
  private readonly known = new Map<string, Text>();

  constructor(source: SignalLogSource) {
    this.source = source;
  }

  of(controller: number): Text {
    return this.once(`c${controller}`, () => controllerText(this.source.model, controller));
  }

  plan({ index }: CompiledController, plan: number): Text {
    const its = this.source.model.controllers[index]?.plans[plan];
    return its?.name ?? (its === undefined ? NOTHING : { zh: its.id, en: its.id });
  }

  stage(controller: CompiledController, plan: number, stage: number): Text {
    return this.once(`s${controller.index} ${plan} ${stage}`, () => {
      const its = controller.plans[plan];
      if (its?.stages[stage] === undefined) return NOTHING;
      const { zh, en } = stageName(this.source.network, controller, its, stage);
      return { zh: `${stage + 1} ${zh}`, en: `${stage + 1} ${en}` };
    });
  }

  walk(crosswalk: number): Text {
    return this.once(`w${crosswalk}`, () => {
      const its = this.source.network.crosswalks[crosswalk];
      const name = its === undefined ? NOTHING : crosswalkName(this.source.network, its);
      return { zh: `${name.zh}放行`, en: `${name.en} walks` };
    });
  }

  private once(key: string, make: () => Text): Text {
    const found = this.known.get(key) ?? make();
    this.known.set(key, found);
    return found;
  }
}
