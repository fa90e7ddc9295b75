/** The editor of signals without its page: gestures on plans and weeks, steps back and on, and the changes they come to. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { benchOf, findingsAt, findingsOf } from '../../src/app/panels/timing/bench.ts';
import { createDraft } from '../../src/app/panels/timing/draft.ts';
import {
  addPlan,
  addStage,
  moveBoundary,
  patched,
  removeStage,
  setPhase,
  swapWithNext,
} from '../../src/app/panels/timing/plan-edits.ts';
import { commonCycle, controllersOf, copyToAll } from '../../src/app/panels/timing/several.ts';
import {
  bandsOfSet,
  moveBreak,
  readClock,
  removeBand,
  setFor,
  splitLongest,
  withBands,
} from '../../src/app/panels/timing/week.ts';
import { buildNetwork } from '../../src/network/index.ts';
import { applyChange, type Controller, type Model } from '../../src/scenario/index.ts';
import { compilePlans, detectorsFor } from '../../src/signal/index.ts';
import { goodModel } from '../scenario/fixture.ts';

const model = goodModel();
const network = buildNetwork(model);
const compiled = { model, network, program: compilePlans(model, network, 5) };
const controller = model.controllers[0]!;
const plan = controller.plans[0]!;
const bench = benchOf(compiled, { controller, intergreens: [] });
const greens = (one: typeof plan) => one.stages.map(({ green }) => green);

describe('a boundary', () => {
  it('moves seconds between its two stages and keeps the cycle', () => {
    const moved = bench.closed(moveBoundary(plan, 0, 4, true));
    expect(greens(moved).slice(0, 2)).toEqual([greens(plan)[0]! + 4, greens(plan)[1]! - 4]);
    expect(moved.cycle).toBe(plan.cycle);
  });

  it('never takes the last second of a stage', () => {
    expect(greens(moveBoundary(plan, 0, 500, true))[1]).toBe(1);
    expect(greens(moveBoundary(plan, 0, -500, true))[0]).toBe(1);
  });

  it('with Shift, and at the end of the cycle always, changes the cycle', () => {
    expect(bench.closed(moveBoundary(plan, 0, 4, false)).cycle).toBe(plan.cycle + 4);
    expect(bench.closed(moveBoundary(plan, plan.stages.length - 1, 4, true)).cycle).toBe(plan.cycle + 4);
  });
});

describe('a phase', () => {
  it('left blank has no key in the file and a derived time on the bench', () => {
    const blank = setPhase(plan, 0, { yellow: undefined });
    expect(blank.phases[0]).not.toHaveProperty('yellow');
    expect(bench.timed(blank).phases[0]!.yellow).toBeGreaterThan(0);
  });
});

it('a stage changes places and the reference stays the same stage', () => {
  const swapped = swapWithNext(patched(plan, { reference: undefined }), 0);
  expect(swapped.stages.map(({ id }) => id).slice(0, 2)).toEqual(
    plan.stages
      .map(({ id }) => id)
      .slice(0, 2)
      .reverse(),
  );
  expect(swapped.reference).toBe(plan.stages[0]!.id);
});

it('a stage comes and goes, with the reference where it was the reference', () => {
  const longer = addStage(plan);
  expect(longer.stages).toHaveLength(plan.stages.length + 1);
  expect(removeStage(longer, plan.stages.length)).toEqual(plan);
  expect(
    removeStage(
      plan,
      plan.stages.findIndex(({ id }) => id === plan.reference),
    ),
  ).not.toHaveProperty('reference');
  expect(removeStage({ ...plan, stages: plan.stages.slice(0, 1) }, 0).stages).toHaveLength(1);
});

it('a finding appears at its phase when a green gets too short, and goes with the second that was missing', () => {
  const at = (seconds: number) => {
    const shorter = { ...controller, plans: [bench.closed(moveBoundary(plan, 0, -seconds, true))] };
    return findingsAt(findingsOf(benchOf(compiled, { controller: shorter, intergreens: [] })), 'plans', 0, 'phases', 0);
  };
  expect(at(0)).toEqual([]);
  const spare = Array.from({ length: 40 }, (_, seconds) => seconds).findIndex((seconds) => at(seconds).length > 0);
  expect(spare).toBeGreaterThan(0);
  expect(at(spare - 1)).toEqual([]);
  expect(at(spare)[0]!.code).toMatch(/^signal\.short/);
});

describe('the draft', () => {
  const changed = (seconds: number): Controller => ({
    ...controller,
    plans: [bench.closed(moveBoundary(plan, 0, seconds, true))],
  });
  const open = () => {
    const draft = createDraft();
    draft.open(model, controller.id);
    return draft;
  };

  it('goes back and on step by step; what is only looked at is no step', () => {
    const draft = open();
    draft.preview({ controller: changed(9), intergreens: [] });
    expect(draft.changes.value).toEqual([]);
    for (const seconds of [1, 2]) draft.step({ controller: changed(seconds), intergreens: [] });
    expect(draft.shown.value!.controller).toEqual(changed(2));
    expect(draft.undo()).toBe(true);
    expect(draft.shown.value!.controller).toEqual(changed(1));
    expect(draft.redo()).toBe(true);
    expect([draft.undo(), draft.undo(), draft.undo()]).toEqual([true, true, false]);
    expect(draft.changes.value).toEqual([]);
  });

  it('of many steps makes one change for each record, and those make the controller that was drafted', () => {
    const draft = open();
    for (const seconds of [1, 2, 3]) draft.step({ controller: changed(seconds), intergreens: [] });
    const last: Controller = {
      ...changed(3),
      schedule: splitLongest(controller.schedule, plan.id),
      otherDays: [{ days: { weekdays: ['sun'] }, schedule: [{ from: '00:00', plan: plan.id }] }],
      transition: { method: 'shortway' },
      midnight: 'resynchronise',
    };
    draft.step({ controller: last, intergreens: [] });
    expect(draft.changes.value.map((change) => change.do)).toEqual(['retime', 'reschedule', 'setTransition']);
    const made = draft.changes.value.reduce<Model>((before, change) => {
      const result = applyChange(before, change);
      if (!('model' in result)) throw new Error(result.finding.message.en);
      return result.model;
    }, model);
    expect(made.controllers[0]).toEqual(last);
  });

  it('of a plan that goes by detectors has them before it', () => {
    const draft = open();
    const sensing: Controller = {
      ...controller,
      detectors: detectorsFor(model, network, controller, 'test'),
      plans: [{ ...plan, control: { mode: 'semiActuated', main: [plan.phases[0]!.id] } }],
    };
    draft.step({ controller: sensing, intergreens: [] });
    expect(draft.changes.value.map((change) => change.do)).toEqual(['equip', 'retime']);
    const made = draft.changes.value.reduce<Model>((before, change) => {
      const result = applyChange(before, change);
      if (!('model' in result)) throw new Error(result.finding.message.en);
      return result.model;
    }, model);
    expect(made.controllers[0]).toEqual(sensing);
    const noted = findingsOf(benchOf(compiled, { controller: sensing, intergreens: [] }));
    expect(noted.filter(({ severity }) => severity === 'error')).toEqual([]);
    const { detectors: _none, ...blind } = sensing;
    const missing = findingsOf(benchOf(compiled, { controller: blind, intergreens: [] }));
    expect(findingsAt(missing, 'plans', 0, 'control').map(({ code }) => code)).toEqual(['signal.noDetectors']);
  });

  it('begins anew when the scenario has another controller now, and keeps its steps while another is edited', () => {
    const draft = open();
    draft.step({ controller: changed(1), intergreens: [] });
    draft.open({ ...model, controllers: [{ ...controller, id: 'other' }] }, 'other');
    expect(draft.isStarted(controller.id)).toBe(true);
    expect(draft.changes.value).toEqual([]);
    draft.open(structuredClone(model), controller.id);
    expect(draft.changes.value).toHaveLength(1);
    draft.open({ ...model, controllers: [changed(1)] }, controller.id);
    expect(draft.changes.value).toEqual([]);
    expect(draft.undo()).toBe(false);
  });
});

it('an intergreen set by hand counts in the draft at once', () => {
  const [ending, starting] = [
    { approach: 'west-in', turn: 'through' as const },
    { approach: 'north-in', turn: 'through' as const },
  ];
  const intergreen = { ending, starting, seconds: 30, reason: 'test' };
  const set = { do: 'setIntergreen' as const, intersection: controller.intersections[0]!, intergreen };
  const findings = findingsOf(benchOf(compiled, { controller, intergreens: [set] }));
  expect(findings.map(({ code }) => code)).toContain('signal.brokenIntergreen');
});

describe('the week', () => {
  const bands = [
    { from: '00:00', plan: 'a' },
    { from: '07:00', plan: 'b' },
    { from: '09:00', plan: 'a' },
  ];

  it('a break stays between its neighbours, the first at midnight', () => {
    expect(moveBreak(bands, 1, 7 * 60 + 25)[1]!.from).toBe('07:25');
    expect(moveBreak(bands, 1, 20 * 60)[1]!.from).toBe('08:59');
    expect(moveBreak(bands, 1, -5)[1]!.from).toBe('00:01');
    expect(moveBreak(bands, 0, 60)).toEqual(bands);
  });

  it('one band more, one less', () => {
    expect(splitLongest(bands, 'c').map(({ from }) => from)).toEqual(['00:00', '07:00', '09:00', '16:30']);
    expect(removeBand(bands, 0)).toEqual([{ from: '00:00', plan: 'b' }, bands[2]]);
  });

  it('the first set that fits a day counts', () => {
    const other: Controller = {
      ...controller,
      otherDays: [
        { days: { calendar: ['holiday'] }, schedule: [{ from: '00:00', plan: 'h' }] },
        { days: { weekdays: ['sat', 'sun'] }, schedule: [{ from: '00:00', plan: 'w' }] },
      ],
    };
    expect([setFor(other, 'mon', 'term'), setFor(other, 'sat', 'term'), setFor(other, 'sat', 'holiday')]).toEqual([
      -1, 1, 0,
    ]);
    expect(bandsOfSet(withBands(other, 1, bands), 1)).toEqual(bands);
    expect(withBands(other, -1, bands).otherDays).toEqual(other.otherDays);
  });

  it('reads times as people type them', () => {
    expect(['7:05', '07：05', '0705', '24:00', '7:5', 'x'].map(readClock)).toEqual([
      425,
      425,
      425,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

it('another plan is a copy under a free id', () => {
  expect(addPlan(addPlan(controller, plan), plan).plans.map(({ id }) => id)).toEqual([
    plan.id,
    `${plan.id}-2`,
    `${plan.id}-3`,
  ]);
});

describe('several intersections', () => {
  const county = JSON.parse(readFileSync('scenarios/county.json', 'utf8')) as Model;
  const streets = buildNetwork(county);
  const selection = county.corridors![0]!.intersections;
  const controllers = controllersOf(county, selection);

  it('get one cycle, each in the same change of the file; who cannot is named', () => {
    const { changes, refusals } = commonCycle(county, streets, controllers, 'peak', 150);
    expect(changes.length + refusals.length).toBe(
      controllers.filter(({ plans }) => plans.some(({ id }) => id === 'peak')).length,
    );
    for (const change of changes) expect(change).toMatchObject({ do: 'retime', plan: { id: 'peak', cycle: 150 } });
    const short = commonCycle(county, streets, controllers, 'peak', 40);
    expect(short.refusals.length).toBeGreaterThan(0);
    expect(short.refusals[0]!.reason.zh).toMatch(/^最短只能到 \d+ 秒$/);
  });

  it('take a plan of one of them where they are alike', () => {
    const from = controllers.find(({ intersections }) => intersections[0] === 'renmin-xuefu')!;
    const { changes, refusals } = copyToAll(county, streets, from, from.plans[0]!, controllers);
    expect(changes.length + refusals.length).toBe(controllers.length - 1);
    expect(changes.length).toBeGreaterThan(0);
    expect(refusals.length).toBeGreaterThan(0);
  });
});
