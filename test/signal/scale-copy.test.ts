/** A plan on another cycle, and a plan of a like intersection: greens in proportion, minimums kept, unlike streets refused. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildNetwork } from '../../src/network/index.ts';
import type { Model, Plan } from '../../src/scenario/index.ts';
import { copyPlan, signalFindings, toCycle } from '../../src/signal/index.ts';

const county = JSON.parse(readFileSync('scenarios/county.json', 'utf8')) as Model;
const network = buildNetwork(county);
const controllerAt = (id: string) => county.controllers.find(({ intersections }) => intersections.includes(id))!;
/** What is wrong at one controller when it has this plan instead of its own of the same id, or besides them. */
function wrong(controller: Model['controllers'][number], plan: Plan) {
  const plans = [...controller.plans.filter(({ id }) => id !== plan.id), plan];
  return signalFindings({ ...county, controllers: [{ ...controller, plans }] }, network);
}

describe('another cycle', () => {
  const xuefu = controllerAt('renmin-xuefu');
  const peak = xuefu.plans[0]!;

  it('its own cycle leaves the plan as it is', () => {
    expect(toCycle(county, network, xuefu, peak, peak.cycle)).toEqual({ plan: { ...peak, offset: peak.offset ?? 0 } });
  });

  it('a longer one shares the seconds in proportion to the greens', () => {
    const scaled = toCycle(county, network, xuefu, peak, peak.cycle * 1.5);
    if (!('plan' in scaled)) throw new Error('refused');
    expect(scaled.plan.cycle).toBe(Math.round(peak.cycle * 1.5));
    const [before, after] = [peak, scaled.plan].map(({ stages }) => stages.map(({ green }) => green));
    const sum = (list: number[]) => list.reduce((total, one) => total + one, 0);
    before!.forEach((green, stage) =>
      expect(Math.abs(after![stage]! - (green * sum(after!)) / sum(before!))).toBeLessThanOrEqual(1),
    );
  });

  it('one that is too short is refused with the shortest that goes, and that one goes', () => {
    const refused = toCycle(county, network, xuefu, peak, 30);
    if (!('least' in refused)) throw new Error('was done');
    expect(refused.least).toBeGreaterThan(30);
    expect(toCycle(county, network, xuefu, peak, refused.least)).toHaveProperty('plan');
    expect(toCycle(county, network, xuefu, peak, refused.least - 1)).toEqual(refused);
  });

  it('of all plans of the county, on any cycle: nothing is broken that was not before, and the cycle is what was asked for', () => {
    fc.assert(
      fc.property(fc.constantFrom(...county.controllers), fc.integer({ min: 40, max: 200 }), (controller, cycle) => {
        for (const plan of controller.plans) {
          const scaled = toCycle(county, network, controller, plan, cycle);
          if ('least' in scaled) {
            expect(scaled.least).toBeGreaterThan(cycle);
            continue;
          }
          expect(scaled.plan.cycle).toBe(cycle);
          const codes = (one: Plan) => new Set(wrong(controller, one).map(({ code, path }) => `${code} ${path[5]}`));
          // Walkers wait longer where the cycle asked for is longer.
          for (const code of codes(scaled.plan))
            expect([...codes(plan), 'signal.longestRed undefined']).toContain(code);
        }
      }),
      { numRuns: 60, seed: 1 },
    );
  });
});

describe('a copy', () => {
  const alike = county.controllers.flatMap((from) =>
    county.controllers.flatMap((to) => {
      if (from === to) return [];
      const copied = copyPlan(county, network, from, from.plans[0]!, to, 'test');
      return 'plan' in copied ? [{ from, to, plan: copied.plan }] : [];
    }),
  );

  it('fits every intersection that takes it: no error, and the green of every movement of it', () => {
    expect(alike.length).toBeGreaterThan(10);
    for (const { to, plan } of alike.slice(0, 60)) {
      expect(
        wrong(to, plan).filter(({ severity, path }) => severity === 'error' && path[3] === to.plans.length - 1),
      ).toEqual([]);
      const own = new Set(county.links.filter((link) => to.intersections.includes(link.to)).map(({ id }) => id));
      for (const { movements, crosswalks } of plan.phases) {
        for (const { approach } of movements) expect(own).toContain(approach);
        for (const leg of crosswalks ?? []) expect(leg).not.toBe('');
      }
    }
  });

  it('says that it is one, and keeps the offset of the place it comes to', () => {
    const { to, plan } = alike[0]!;
    expect(plan).toMatchObject({ evidence: 'inferred', source: 'test' });
    expect(plan.offset).toBe(to.plans.find(({ id }) => id === plan.id)?.offset ?? 0);
  });

  it('is refused by a T where the crossing has a fourth leg, with the leg that is missing', () => {
    const crossing = controllerAt('renmin-xuefu');
    const stem = controllerAt('tiebei-jianshe');
    const refused = copyPlan(county, network, crossing, crossing.plans[0]!, stem, 'test');
    expect(refused).toMatchObject({ refusal: { en: expect.stringMatching(/^has no west approach$/) } });
    const other = copyPlan(county, network, stem, stem.plans[0]!, crossing, 'test');
    expect(other).toMatchObject({ refusal: { zh: expect.stringMatching(/^(没有|多出)/) } });
  });
});
