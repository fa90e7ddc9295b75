/** The conflict and intergreen matrices, and intergreens set by hand. */
import { describe, expect, it } from 'vitest';
import { buildNetwork } from '../../src/network/index.ts';
import { applyChange, type Model } from '../../src/scenario/index.ts';
import {
  cellText,
  compilePlans,
  ConflictTable,
  intergreen,
  type MatrixCell,
  matrixOf,
  proposePlan,
  signalFindings,
  timelineOf,
} from '../../src/signal/index.ts';
import { square, star } from '../network/star.ts';

const model = star(square());
const network = buildNetwork(model);
const matrix = matrixOf(network, 0);

function cell(from: string, to: string, its = matrix): MatrixCell {
  const at = (name: string) => its.rows.findIndex((row) => row.name.zh === name);
  const found = its.cells[at(from)]?.[at(to)];
  if (found === undefined) throw new Error(`no ${from} → ${to}`);
  return found;
}
function words(from: string, to: string, its = matrix): string {
  const row = (name: string) => its.rows.find((one) => one.name.zh === name)!;
  return cellText(cell(from, to, its), row(from), row(to)).zh;
}

it('has a row for every movement, clockwise from north, and one for every crosswalk', () => {
  expect(matrix.rows.map(({ name }) => name.zh).join(' ')).toBe(
    '北左 北直 北右 东左 东直 东右 南左 南直 南右 西左 西直 西右 北侧人行横道 东侧人行横道 南侧人行横道 西侧人行横道',
  );
});

it('tells who may go together, who yields, and who never may', () => {
  expect(cell('东直', '西直').relation).toBe('none');
  expect(cell('东直', '北直').relation).toBe('crossing');
  expect(cell('东左', '西直')).toMatchObject({ relation: 'yields', yields: 'row' });
  expect(cell('西直', '东左')).toMatchObject({ relation: 'yields', yields: 'column' });
  expect(cell('东左', '北直').relation).toBe('merging');
  // Out of its own leg a vehicle never drives while walkers cross; into another it yields.
  expect(cell('东直', '东侧人行横道')).toMatchObject({ relation: 'walker' });
  expect(cell('东直', '东侧人行横道').yields).toBeUndefined();
  expect(cell('东左', '南侧人行横道')).toMatchObject({ relation: 'walker', yields: 'row' });
  expect(cell('东直', '北侧人行横道').relation).toBe('none');
});

it('is symmetric in who conflicts, not in the seconds', () => {
  matrix.rows.forEach((_, a) =>
    matrix.rows.forEach((__, b) =>
      expect(matrix.cells[a]?.[b]?.relation, `${a} ${b}`).toBe(matrix.cells[b]?.[a]?.relation),
    ),
  );
});

it('is what plans are held to', () => {
  const table = new ConflictTable(network, [0]);
  for (const [a, ending] of matrix.rows.entries())
    for (const [b, starting] of matrix.rows.entries()) {
      const [last, next] = [ending.movements[0], starting.movements[0]];
      if (last && next) expect(matrix.cells[a]?.[b]?.seconds).toBe(intergreen(table, last, next));
    }
});

// By hand in design.test: 10.175 m to clear, 11.325 m to enter.
it('every number says how it came about', () => {
  expect(words('东直', '南直')).toBe(
    '东直 → 南直：清空（10.2 m + 车长 6 m）÷ 10 m/s + 3 s − 11.3 m ÷ 11.1 m/s = 3.6 → 4 s',
  );
  expect(words('东侧人行横道', '东直')).toBe(
    '东侧人行横道 → 东直：过街 6.5 m ÷ 1 m/s = 6.5 → 7 s（行人清空，含在绿灯内）',
  );
  expect(words('东直', '西直')).toBe('东直 → 西直：不冲突');
  // From the stop line the far edge of the west crosswalk: 1.5 + 4 + 2 + 6.5 + 2 + 4 = 20 m; one step of 0.25 m to spare.
  expect(cell('东直', '西侧人行横道').derived?.clearingDistance).toBeCloseTo(20, 0);
});

it('with a refuge each half of a crosswalk stands alone: who drives in crosses the one, who drives out the other', () => {
  const wide = star(square());
  wide.intersections[0]!.crosswalks = [{ leg: 'A-in', refuge: true }];
  const its = matrixOf(buildNetwork(wide), 0);
  expect(its.rows.filter(({ kind }) => kind === 'walker').map(({ name }) => name.zh)).toEqual([
    '东侧人行横道（进口半幅）',
    '东侧人行横道（出口半幅）',
  ]);
  expect(cell('东直', '东侧人行横道（进口半幅）', its).relation).toBe('walker');
  expect(cell('东直', '东侧人行横道（出口半幅）', its).relation).toBe('none');
  expect(cell('西直', '东侧人行横道（出口半幅）', its).relation).toBe('walker');
  expect(words('东侧人行横道（出口半幅）', '西直', its)).toContain('过街 3.3 m');
});

it('riders of approaches with a lane of their own have rows to look at', () => {
  const with_ = star(square());
  for (const link of with_.links) link.nonMotorLane = { width: 3, separated: false };
  const its = matrixOf(buildNetwork(with_), 0);
  const riders = its.rows.filter(({ kind }) => kind === 'rider');
  expect(riders.map(({ name }) => name.zh)).toEqual(['北非机动车', '东非机动车', '南非机动车', '西非机动车']);
  expect(riders.every(({ advisory }) => advisory)).toBe(true);
  expect(cell('东右', '东非机动车', its)).toMatchObject({ relation: 'yields', yields: 'row' });
  expect(words('东非机动车', '南直', its)).toMatch(
    /^东非机动车 → 南直：清空（.* m \+ 车长 2 m）÷ 4 m\/s \+ 1 s .*（供参考：尚未仿真非机动车）$/,
  );

  // The same cells are found without them.
  const lean = matrixOf(buildNetwork(with_), 0, false);
  const kept = its.rows.flatMap(({ kind }, index) => (kind === 'rider' ? [] : [index]));
  expect(lean.rows).toEqual(kept.map((row) => its.rows[row]));
  expect(lean.cells).toEqual(kept.map((row) => kept.map((column) => its.cells[row]?.[column])));
});

it('children walk more slowly near a school', () => {
  const near = structuredClone(model);
  const gates = [{ link: 'A-in', at: 250, kerbSpaces: 0 }];
  near.schools = [{ id: 'S', gates } as NonNullable<Model['schools']>[number]];
  expect(words('东侧人行横道', '东直', matrixOf(buildNetwork(near), 0))).toContain('过街 6.5 m ÷ 0.85 m/s = 7.6 → 8 s');
  gates[0]!.at = 100;
  expect(words('东侧人行横道', '东直', matrixOf(buildNetwork(near), 0))).toContain('÷ 1 m/s');
});

describe('an intergreen set by hand', () => {
  const set = (seconds: number): Model => {
    const intergreens = {
      ending: { approach: 'A-in', turn: 'through' as const },
      starting: { approach: 'D-in', turn: 'through' as const },
    };
    const result = applyChange(model, {
      do: 'setIntergreen',
      intersection: 'M',
      intergreen: { ...intergreens, seconds, reason: '桥头车流起步慢' },
    });
    if (!('model' in result)) throw new Error(result.finding.message.en);
    return result.model;
  };

  it('replaces the derived one, which is still told, with its reason', () => {
    const its = matrixOf(buildNetwork(set(7)), 0);
    expect(cell('东直', '南直', its).seconds).toBe(7);
    expect(words('东直', '南直', its)).toBe(
      '东直 → 南直：人工设定 7 s（桥头车流起步慢）；按几何 清空（10.2 m + 车长 6 m）÷ 10 m/s + 3 s − 11.3 m ÷ 11.1 m/s = 3.6 → 4 s',
    );
    // The other way round, and every other pair, stays as it was.
    expect(cell('南直', '东直', its)).toEqual(cell('南直', '东直'));
  });

  it('counts for rules, blanks of a plan, proposals and the compiled plan alike', () => {
    const longer = set(9);
    const its = buildNetwork(longer);
    const plan = proposePlan({ model, network, node: 0, volumes: new Map() });
    const withPlan = (one: typeof plan): Model => ({
      ...longer,
      controllers: [
        {
          id: 'M',
          intersections: ['M'],
          class: 'freeRunning',
          plans: [one],
          schedule: [{ from: '00:00', plan: 'plan' }],
        },
      ],
    });
    const broken = signalFindings(withPlan(plan), its);
    expect(broken.map(({ code }) => code)).toEqual(['signal.brokenIntergreen']);
    expect(broken[0]?.message.zh).toContain('9 s');
    const proposed = proposePlan({ model: longer, network: its, node: 0, volumes: new Map() });
    expect(signalFindings(withPlan(proposed), its)).toEqual([]);
    const blank = { ...plan, phases: plan.phases.map(({ yellow: _yellow, redClearance: _red, ...rest }) => rest) };
    // A blank is filled with what a proposal writes out: the same cycle, and none other is compiled.
    const cycle = timelineOf(proposed).cycle - sumOfGreens(proposed) + sumOfGreens(plan);
    const [compiled] = compilePlans(withPlan({ ...blank, cycle } as typeof plan), its, 1).controllers;
    expect(compiled?.plans[0]?.cycle).toBe(cycle);
    expect(() => compilePlans(withPlan(blank as typeof plan), its, 1)).toThrow('signal.cycleSum');
  });
});

const sumOfGreens = ({ stages }: { stages: readonly { green: number }[] }) =>
  stages.reduce((sum, { green }) => sum + green, 0);
