/**
 * The signal log: every stage that began and ended is in it once, at the tick at which it was seen; and nobody drives otherwise for it.
 *
 *            N
 *      W ────+──── E     main: east and west, side: north and south
 *            S
 */
import { describe, expect, it } from 'vitest';
import { createSimulation, type Simulation } from '../../src/engine/index.ts';
import { SIGNAL_ROW, SignalChange, SignalLog, signalLogTable, toText } from '../../src/metrics/index.ts';
import { buildNetwork } from '../../src/network/index.ts';
import type { Model } from '../../src/scenario/index.ts';
import { compilePlans, ControlMode, crosswalkName } from '../../src/signal/index.ts';
import { exampleModel } from './scripted.ts';

const START = 7 * 3600;
const TICKS = 5;

function simulationOf(model: Model): Simulation {
  const network = buildNetwork(model);
  const program = compilePlans(model, network, TICKS);
  return createSimulation({
    network,
    program,
    trips: [],
    start: START,
    ticksPerSecond: TICKS,
    seed: 1,
    saturationFlow: 1700,
    blockingShare: 0,
    drivers: {},
  });
}

function logged(model: Model, seconds: number): { simulation: Simulation; log: SignalLog; lines: string[] } {
  const simulation = simulationOf(model);
  const log = new SignalLog(simulation);
  for (let tick = 0; tick < seconds * TICKS; tick++) {
    simulation.step();
    log.afterStep();
  }
  const { network, program } = simulation.input;
  const text = toText(signalLogTable({ model, network, program }, log.rows), 'zh');
  return { simulation, log, lines: text.split('\n') };
}

it('a cycle of the example, line by line', () => {
  const { lines } = logged(exampleModel(), 130);
  const from = lines.findIndex((line) => line.includes('阶段开始') && line.includes(' 1 '));
  expect(lines.slice(from, from + 9).map((line) => line.replace(/^(\S+) +\S+ +\S+ +/, '$1 '))).toMatchInlineSnapshot(`
    [
      "07:00:00 1 东西直行  阶段开始",
      "07:00:26 1 东西直行  阶段结束：按方案，绿灯 26 秒",
      "07:00:31 2 东西左转  阶段开始",
      "07:00:46 2 东西左转  阶段结束：按方案，绿灯 15 秒",
      "07:00:51 3 南北直行  阶段开始；东侧人行横道放行；西侧人行横道放行",
      "07:01:17 3 南北直行  阶段结束：按方案，绿灯 26 秒",
      "07:01:22 4 南北左转  阶段开始",
      "07:01:35 4 南北左转  阶段结束：按方案，绿灯 13 秒",
      "07:01:40 1 东西直行  阶段开始；北侧人行横道放行；南侧人行横道放行",
    ]
  `);
});

it('the time it flashes and the way back are told', () => {
  const model = exampleModel();
  const [controller] = model.controllers;
  const [plan] = controller!.plans;
  controller!.plans.push({ ...plan!, id: 'night', control: { mode: 'flashingYellow' } });
  controller!.schedule = [
    { from: '00:00', plan: plan!.id },
    { from: '07:05', plan: 'night' },
    { from: '07:10', plan: plan!.id },
  ];
  const { log, lines } = logged(model, 900);
  const modes: number[] = [];
  for (let row = 0; row < log.rows.length; row += SIGNAL_ROW)
    if (log.rows[row + 2] === SignalChange.mode) modes.push(log.rows[row + 5]!);
  expect(modes).toContain(ControlMode.flashing);
  expect(modes.at(-1)).toBe(ControlMode.plan);
  expect(lines.some((line) => line.startsWith('07:0') && line.includes('→ 黄闪'))).toBe(true);
  expect(lines.some((line) => line.startsWith('07:1') && line.includes('黄闪 →'))).toBe(true);
  expect(lines.some((line) => line.includes('换方案：'))).toBe(true);
});

describe('a fault in the log', () => {
  const faulty = (kind: 'networked' | 'freeRunning'): Model => {
    const model = exampleModel();
    const detector = { link: 'north-in', lanes: [0], kind: 'presence' as const, distance: 0 };
    const detectors = [{ id: 'n', ...detector, failed: [['07:01', '07:02']] as [string, string][] }];
    Object.assign(model.controllers[0]!, { class: kind, detectors });
    model.settings.faultCall = { value: 0.01, evidence: 'assumed', source: 'test' };
    return model;
  };
  const faultsIn = (kind: 'networked' | 'freeRunning'): string[] => {
    const model = faulty(kind);
    const { simulation, log } = logged(model, 130);
    const { network, program } = simulation.input;
    const table = signalLogTable({ model, network, program }, log.rows, { faults: [log.from, simulation.tick] });
    const lines = toText(table, 'zh').split('\n').slice(3);
    const times = lines.map((line) => line.slice(0, 8)).filter((time) => /^\d/.test(time));
    expect(times).toEqual(times.toSorted());
    return lines.filter((line) => line.includes('失效')).map((line) => line.replace(/^(\S+) .*?–  +–  +/, '$1 '));
  };

  it('is told at its time, and of whom nobody hears, that it is known only after a call', () => {
    expect(faultsIn('networked')).toEqual([
      '07:01:00 故障：检测器全部失效（1 个）；即时上报中心',
      '07:02:00 故障结束：检测器全部失效（1 个）',
    ]);
    expect(faultsIn('freeRunning')).toEqual([
      '07:01:00 故障：检测器全部失效（1 个）；有人来电才知道，假定 0.01 小时后',
      '07:01:36 中心得知：检测器全部失效（1 个）',
      '07:02:00 故障结束：检测器全部失效（1 个）',
    ]);
  });
});

it('walks begin and end in turn, one after another, each crosswalk once a cycle', () => {
  const { simulation, log } = logged(exampleModel(), 1100);
  const { network } = simulation.input;
  for (const crosswalk of network.crosswalks) {
    const own: number[] = [];
    for (let row = 0; row < log.rows.length; row += SIGNAL_ROW)
      if (log.rows[row + 2]! >= SignalChange.walkBegan && log.rows[row + 5] === crosswalk.index)
        own.push(log.rows[row + 2]!);
    const name = crosswalkName(network, crosswalk).en;
    const walks = own.filter((change) => change === SignalChange.walkBegan).length;
    expect(walks, name).toBeGreaterThanOrEqual(9);
    expect(walks, name).toBeLessThanOrEqual(11);
    own.forEach((change, place) => expect(change, name).not.toBe(own[place + 1]));
  }
});

it('nothing runs otherwise for being written down; what is too old is forgotten', () => {
  const { simulation } = logged(exampleModel(), 300);
  const alone = simulationOf(exampleModel());
  for (let tick = 0; tick < 300 * TICKS; tick++) alone.step();
  expect(simulation.hash()).toBe(alone.hash());
  const short = simulationOf(exampleModel());
  const log = new SignalLog(short, 60);
  for (let tick = 0; tick < 1000 * TICKS; tick++) {
    short.step();
    log.afterStep();
  }
  expect(log.rows.length).toBeGreaterThan(0);
  expect(log.rows[0]).toBeGreaterThanOrEqual((START + 1000 - 60 - 200) * TICKS);
});
