/** Who goes in phases and stages, gesture by gesture: in, yielding, out; and what is wrong with it at its place at once. */
import { describe, expect, it } from 'vitest';
import { benchOf, findingsAt, findingsOf } from '../../src/app/panels/timing/bench.ts';
import { moverLines } from '../../src/app/panels/timing/mover-lines.ts';
import { type Mover, rightIn, rightInStage, setInPhase, setInStage } from '../../src/app/panels/timing/movers.ts';
import { addPhase, addStage, removePhase, removeStage, stagesAlone } from '../../src/app/panels/timing/plan-edits.ts';
import { buildNetwork } from '../../src/network/index.ts';
import type { Plan } from '../../src/scenario/index.ts';
import { compilePlans, timelineOf } from '../../src/signal/index.ts';
import { goodModel } from '../scenario/fixture.ts';

const model = goodModel();
const network = buildNetwork(model);
const compiled = { model, network, program: compilePlans(model, network, 5) };
const controller = model.controllers[0]!;
const plan = controller.plans[0]!;
const bench = benchOf(compiled, { controller, intergreens: [] });
const node = network.nodeIndex.get(controller.intersections[0]!)!;

const mover = (approach: string, turn: 'left' | 'through' | 'right'): Mover => ({ kind: 'movement', approach, turn });
const west = mover('west-in', 'through');
const north = mover('north-in', 'through');
const northLeft = mover('north-in', 'left');
/** Stages in which it goes: P protected, y it yields. */
const rights = (of: Plan, one: Mover): string =>
  of.stages.map((_, stage) => ({ protected: 'P', permissive: 'y', none: '.' })[rightInStage(of, stage, one)]).join('');
const greensOf = (of: Plan, one: Mover): number => {
  const timed = bench.timed(of);
  const { runs } = timelineOf(timed);
  return of.phases.flatMap((phase, at) => (rightIn(phase, one) === 'none' ? [] : (runs[at] ?? []))).length;
};
const found = (of: Plan) =>
  findingsOf(benchOf(compiled, { controller: { ...controller, plans: [bench.closed(of)] }, intergreens: [] }));
const last = plan.stages.length;

describe('the lines of an intersection', () => {
  const lines = moverLines(bench, node);
  const all = lines.flatMap(({ cells }) => cells.flatMap((cell) => cell?.mover ?? []));

  it('have every movement and crosswalk of the plan, each once', () => {
    for (const { movements, crosswalks = [] } of plan.phases) {
      for (const { approach, turn } of movements)
        expect(
          all.filter((one) => one.kind === 'movement' && one.approach === approach && one.turn === turn),
        ).toHaveLength(1);
      for (const leg of crosswalks)
        expect(all.filter((one) => one.kind === 'crosswalk' && one.leg === leg)).toHaveLength(1);
    }
  });

  it('name them as the conflict matrix does', () => {
    expect(lines.map(({ side }) => side.zh)).toEqual(['北', '东', '南', '西']);
    expect(lines[0]!.cells.map((cell) => cell?.short.zh)).toEqual(['左', '直', '右', '人']);
    expect(lines[0]!.cells.map((cell) => cell?.name.en)).toEqual([
      'north left',
      'north through',
      'north right',
      'north crosswalk',
    ]);
  });
});

describe('a stage that is added', () => {
  const longer = addStage(plan);

  it('lets nobody go, which is said at its place, and costs nothing once it is removed', () => {
    expect(findingsAt(found(longer), 'plans', 0, 'stages', last).map(({ code }) => code)).toEqual([
      'signal.emptyStage',
    ]);
    expect(removeStage(longer, last)).toEqual(plan);
  });

  it('takes who is let in, and who goes in the stage beside it too stays green between the two', () => {
    const before = rights(plan, west);
    const next = setInStage(longer, last, west, 'protected');
    expect(rights(next, west)).toBe(`${before}P`);
    // The last stage of the cycle lies beside the first, in which it goes as well.
    expect(before[0]).toBe('P');
    expect(greensOf(next, west)).toBe(1);
    // Everybody else goes as before, and the empty phase has gone.
    for (const { mover: one } of moverLines(bench, node).flatMap(({ cells }) => cells.flatMap((cell) => cell ?? [])))
      if (JSON.stringify(one) !== JSON.stringify(west)) expect(rights(next, one)).toBe(`${rights(plan, one)}.`);
    expect(next.phases.filter(({ movements, crosswalks = [] }) => movements.length + crosswalks.length === 0)).toEqual(
      [],
    );
    expect(rights(setInStage(next, last, west, 'none'), west)).toBe(`${before}.`);
  });

  it('shows a conflict at its place when two that cross go in it, and no more when one is taken out', () => {
    const conflicts = (of: Plan) =>
      findingsAt(found(of), 'plans', 0, 'stages', last).filter(({ code }) => code === 'signal.conflictingGreens')
        .length;
    const one = setInStage(longer, last, west, 'protected');
    const both = setInStage(one, last, north, 'protected');
    expect([conflicts(one), conflicts(both), conflicts(setInStage(both, last, north, 'none'))]).toEqual([0, 1, 0]);
  });
});

describe('a left turn', () => {
  const at = rights(plan, northLeft).indexOf('P');
  const through = rights(plan, north).indexOf('P');

  it('that yields beside the through traffic and then goes alone is green without a break', () => {
    const next = setInStage(plan, through, northLeft, 'permissive');
    expect(Math.abs(at - through)).toBe(1);
    expect([rights(next, northLeft)[through], rights(next, northLeft)[at]]).toEqual(['y', 'P']);
    const during = next.phases.filter((phase) => rightIn(phase, northLeft) === 'permissive');
    expect(during).toHaveLength(1);
    expect(timelineOf(bench.timed(next)).runs[next.phases.indexOf(during[0]!)]).toHaveLength(1);
  });

  it('taken out of its only stage never goes, which is said of the plan', () => {
    const next = setInStage(plan, at, northLeft, 'none');
    expect(rights(next, northLeft)).not.toMatch(/[Py]/);
    expect(found(next).map(({ code }) => code)).toContain('scenario.neverGreen');
  });
});

describe('a phase', () => {
  it('takes movements and crosswalks in, lets them yield, and out again', () => {
    const inside = setInPhase(plan, 0, northLeft, 'permissive');
    expect(rightIn(inside.phases[0]!, northLeft)).toBe('permissive');
    const otherwise = setInPhase(inside, 0, northLeft, 'protected');
    expect(otherwise.phases[0]!.movements.at(-1)).toEqual({ approach: 'north-in', turn: 'left' });
    expect(setInPhase(otherwise, 0, northLeft, 'none')).toEqual(plan);
    const walkers: Mover = { kind: 'crosswalk', leg: 'east-in', opposite: 'east-out' };
    const walking = setInPhase(plan, 1, walkers, 'protected');
    expect(walking.phases[1]!.crosswalks).toEqual(['east-in']);
    // The other link of the leg names the same crosswalk.
    const named: Mover = { kind: 'crosswalk', leg: 'east-out', opposite: 'east-in' };
    expect(setInPhase(walking, 1, named, 'none')).toEqual(plan);
  });

  it('comes without a stage, and goes where no stage needs it', () => {
    const longer = addPhase(plan);
    expect(longer.phases).toHaveLength(plan.phases.length + 1);
    expect(removePhase(longer, plan.phases.length)).toEqual(plan);
    expect(stagesAlone(plan, 0)).toEqual([0]);
    expect(removePhase(plan, 0)).toBe(plan);
  });

  it('that goes is no main phase any more', () => {
    const [first, second] = plan.phases.map(({ id }) => id) as [string, string];
    const both: Plan = {
      ...plan,
      control: { mode: 'semiActuated', main: [first, second] },
      stages: plan.stages.map((stage, at) => (at === 1 ? { ...stage, phases: [second, first] } : stage)),
    };
    expect(removePhase(both, 1).control).toEqual({ mode: 'semiActuated', main: [first] });
  });
});
