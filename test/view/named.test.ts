/** Ids of the file give way to what a planner sees: names of intersections and plans, numbers of phases and stages. */
import { expect, it } from 'vitest';
import type { Controller, Intersection, Plan } from '../../src/scenario/index.ts';
import { namedFinding, withPlaceNames, withPlanNames } from '../../src/view/index.ts';

const plan = {
  id: 'peak',
  name: { zh: '高峰', en: 'Peak' },
  phases: [{ id: 'east-west' }, { id: 'north-south' }],
  stages: [{ id: 'a' }, { id: 'north-south' }],
} as unknown as Plan;
const off = { ...plan, id: 'peak-2', name: undefined } as unknown as Plan;
const model = {
  intersections: [
    { id: 'renmin-xuefu', name: { zh: '人民路—学府路', en: 'Renmin Road – Xuefu Road' } },
  ] as Intersection[],
  controllers: [{ id: 'C-renmin-xuefu', intersections: ['renmin-xuefu'], plans: [off, plan] }] as Controller[],
};

it('a plan by its name, its phases and stages by number', () => {
  expect(
    withPlanNames(
      {
        zh: '方案 peak 相位 north-south 绿灯 5 s，短于最小绿灯 8 s',
        en: 'Plan peak, phase north-south: green of 5 s, shorter than the minimum of 8 s',
      },
      model.controllers[0]!.plans,
    ),
  ).toEqual({
    zh: '方案“高峰” 相位 2 绿灯 5 s，短于最小绿灯 8 s',
    en: 'Plan “Peak”, phase 2: green of 5 s, shorter than the minimum of 8 s',
  });
});

it('a plan without a name keeps its id, also where another id begins like it', () => {
  expect(withPlanNames({ zh: '方案 peak-2 阶段 a 没有检测器', en: 'Plan peak-2, stage a' }, [plan, off])).toEqual({
    zh: '方案 peak-2 阶段 1 没有检测器',
    en: 'Plan peak-2, stage 1',
  });
});

it('intersections and controllers by the name of the place, and no other word', () => {
  const text = { zh: '去向带宽受 renmin-xuefu 的绿灯所限', en: 'C-renmin-xuefu is free-running at 45 km/h' };
  expect(withPlaceNames(text, model)).toEqual({
    zh: '去向带宽受 人民路—学府路 的绿灯所限',
    en: 'Renmin Road – Xuefu Road is free-running at 45 km/h',
  });
});

it('a finding of a controller starts with its intersection, once', () => {
  const path = ['controllers', 0, 'plans', 1] as const;
  expect(namedFinding({ path, message: { zh: '方案 peak：周期', en: 'Plan peak: a cycle' } }, model)).toEqual({
    zh: '人民路—学府路：方案“高峰”：周期',
    en: 'Renmin Road – Xuefu Road: Plan “Peak”: a cycle',
  });
  const stored = {
    zh: '信号机 C-renmin-xuefu 最多存 4 个方案',
    en: 'Controller C-renmin-xuefu stores at most 4 plans',
  };
  expect(namedFinding({ path, message: stored }, model).zh).toBe('信号机 人民路—学府路 最多存 4 个方案');
});

it('phases and stages that the rules of the file put in quotation marks, of the only plan that can be meant', () => {
  const text = {
    zh: '相位“north-south”不在任何阶段里，永远不会放行',
    en: 'Phase "north-south" is in no stage and never gets green',
  };
  expect(withPlanNames(text, [plan])).toEqual({
    zh: '相位 2 不在任何阶段里，永远不会放行',
    en: 'Phase 2 is in no stage and never gets green',
  });
  expect(withPlanNames(text, [plan, off])).toEqual(text);
});
