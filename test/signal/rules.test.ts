/** Each rule breaks on the smallest plan that breaks it. */
import { expect, it } from 'vitest';
import { buildNetwork } from '../../src/network/index.ts';
import type { Model } from '../../src/scenario/index.ts';
import {
  proposePlan,
  signalFindings,
  type TimedPhase as Phase,
  timelineOf,
  type TimedPlan as Plan,
} from '../../src/signal/index.ts';
import { square, star } from '../network/star.ts';

const model: Model = star(square([{ turns: ['left'], length: 50 }, { turns: ['through', 'right'] }]));
const network = buildNetwork(model);
const good = proposePlan({ model, network, node: 0, volumes: new Map(), template: 'protected', id: 'p' });

function findings(plan: Plan) {
  const { cycle } = timelineOf(plan);
  const controller = { id: 'M', intersections: ['M'], class: 'freeRunning' as const, plans: [{ ...plan, cycle }] };
  return signalFindings(
    { ...model, controllers: [{ ...controller, schedule: [{ from: '00:00', plan: 'p' }] }] },
    network,
  );
}
const codes = (plan: Plan) => [...new Set(findings(plan).map(({ code }) => code))];
const withPhases = (change: (phase: Phase) => Phase): Plan => ({ ...good, phases: good.phases.map(change) });

it('a good plan has no findings', () => {
  expect(findings(good)).toEqual([]);
});

it('two conflicting greens are named as planners name them', () => {
  const bad = {
    ...good,
    stages: good.stages.map((stage, s) =>
      s === 0 ? { ...stage, phases: ['east-west-through', 'east-west-left'] } : stage,
    ),
  };
  const found = findings(bad).filter(({ code }) => code === 'signal.conflictingGreens');
  expect(found.map(({ message }) => message.zh.split('；')[0])).toEqual([
    '方案 p 阶段 east-west-through 中东直与西左同时放行且冲突',
    '方案 p 阶段 east-west-through 中西直与东左同时放行且冲突',
  ]);
  expect(found[0]).toMatchObject({ severity: 'error', path: ['controllers', 0, 'plans', 0, 'stages', 0] });
});

it('walkers against a green that does not yield', () => {
  const bad = withPhases((phase) => ({
    ...phase,
    ...(phase.id === 'east-west-through' ? { crosswalks: ['A-in'] } : {}),
  }));
  expect(codes(bad)).toContain('signal.walkAgainstGreen');
});

it('a movement and a crosswalk without green', () => {
  const bad = { ...good, stages: good.stages.slice(1) };
  const found = findings(bad).map(({ code, message }) => `${code} ${message.zh}`);
  expect(found).toContain('signal.noGreen 方案 p 中东直（到 C-out）没有任何阶段放行');
  expect(found).toContain('signal.crosswalkNeverWalks 方案 p 中北侧人行横道没有绿灯');
  // Right turns go on red.
  expect(found.filter((text) => text.includes('右'))).toEqual([]);
});

it('too little clearance, with the seconds missing', () => {
  const bad = withPhases((phase) => ({ ...phase, redClearance: 0 }));
  const found = findings(bad).filter(({ code }) => code === 'signal.brokenIntergreen');
  expect(
    found.map(({ message, path }) => `${path[5]} ${message.zh.slice(5).split('（依据')[0]}`),
  ).toMatchInlineSnapshot(`
    [
      "0 东直绿灯结束到西左绿灯开始只有 3 s（黄灯加红灯清空 3 s），按几何需要 5 s，还差 2 s",
      "1 东左绿灯结束到北直绿灯开始只有 3 s（黄灯加红灯清空 3 s），按几何需要 4 s，还差 1 s",
      "2 北直绿灯结束到南左绿灯开始只有 3 s（黄灯加红灯清空 3 s），按几何需要 5 s，还差 2 s",
      "3 北左绿灯结束到东直绿灯开始只有 3 s（黄灯加红灯清空 3 s），按几何需要 4 s，还差 1 s",
    ]
  `);
});

it('short yellow, short green, short walk, odd cycle', () => {
  expect(codes(withPhases((phase) => ({ ...phase, yellow: 2, redClearance: phase.redClearance + 1 })))).toEqual([
    'signal.shortYellow',
  ]);
  const hasty = { ...good, stages: good.stages.map((stage) => ({ ...stage, green: 6 })) };
  expect(codes(hasty)).toEqual(['signal.shortGreen', 'signal.shortWalk']);
  expect(codes(withPhases((phase) => (phase.crosswalks ? { ...phase, walk: 3 } : phase)))).toEqual([
    'signal.shortWalk',
  ]);
  const long = { ...good, stages: good.stages.map((stage) => ({ ...stage, green: 60 })) };
  expect(codes(long)).toEqual(['signal.longestRed', 'signal.oddCycle']);
});
