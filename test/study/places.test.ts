/** What an approach is to a scenario. */
import { expect, it } from 'vitest';
import { loadCase } from './cases.ts';
import { approachesOf, mainRoads, placesOf } from './places.ts';

const signal = (id: string, offset: number) => ({ id, intersections: [id], offset });
const model = (offset: number) => ({
  intersections: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id })),
  roads: [
    { id: 'lane', class: 'street' },
    { id: 'wide', class: 'collector' },
    { id: 'narrow', class: 'collector' },
  ],
  links: [
    { id: 'a.b', road: 'wide', from: 'a', to: 'b', lanes: [{}] },
    { id: 'b.c', road: 'wide', from: 'b', to: 'c', lanes: [{}] },
    { id: 'b.a', road: 'wide', from: 'b', to: 'a', lanes: [{}, {}] },
    { id: 'n.a', road: 'narrow', from: 'portal', to: 'a', lanes: [{}] },
    { id: 'x.a', road: 'lane', from: 'portal', to: 'a', lanes: [{}, {}, {}] },
  ],
  schools: [{ gates: [{ link: 'b.c' }] }],
  controllers: [signal('a', offset), signal('c', 0)],
});
const loaded = { base: model(0), model: model(5) } as unknown as Parameters<typeof placesOf>[0];

it('a change is local to its intersection and the neighbours', () => {
  expect(placesOf(loaded)).toEqual(['a', 'b']);
});

//   x ══ a ── b ──(school)── c      the signal of a is changed; `wide` is its main road: of a higher class, then of more lanes
it('approaches are of the main road, the side roads, a neighbour, a school, or elsewhere', () => {
  expect(Object.fromEntries(approachesOf(loaded))).toEqual({
    'a.b': 'next',
    'b.c': 'school',
    'b.a': 'main',
    'n.a': 'side',
    'x.a': 'side',
  });
});

it('in the county: the corridor is the main road, the major road where there is no signal, and every change is found', async () => {
  const county = await loadCase('green-wave-renmin-road');
  expect([...mainRoads(county.model, 'renmin-jiefang')]).toEqual(['renmin']);
  expect([...mainRoads(county.model, 'xueyuan-g398')]).toEqual(['g398']);
  const places = approachesOf(county);
  const main = county.model.links.filter(({ id }) => places.get(id) === 'main');
  expect(new Set(main.map(({ road }) => road))).toEqual(new Set(['renmin']));
  // Seven intersections, each from both sides.
  expect(main).toHaveLength(14);
  const guarded = approachesOf(await loadCase('guarded-route'));
  // Ten from both sides, but for the last, beyond which the road is another.
  expect([...guarded.values()].filter((place) => place === 'main')).toHaveLength(19);
  const today = approachesOf(await loadCase('signals-today'));
  expect(new Set(today.values())).toEqual(new Set(['school', 'elsewhere']));
});
