import { describe, expect, it } from 'vitest';
import { finished, groundSteps, standingSteps } from '../../../src/view/scene/geometry/build.ts';
import { BLOCK_STRIDE, buildingSteps } from '../../../src/view/scene/geometry/buildings.ts';
import { DETAIL_UNTIL, type FlatMesh, OUTLINE_FROM } from '../../../src/view/scene/geometry/flat-mesh.ts';
import { HeadKind, signalHeads, spread } from '../../../src/view/scene/geometry/heads.ts';
import { laneRibbonSteps, linkRibbonSteps } from '../../../src/view/scene/geometry/link-ribbons.ts';
import { vehicleTemplate } from '../../../src/view/scene/geometry/vehicle-template.ts';
import { Paint } from '../../../src/view/scene/paint.ts';
import { shipped } from './models.ts';

const one = shipped('one-intersection');
const county = shipped('county');

/** Where a vertex stands when lines have their true width. */
function placeOf(mesh: FlatMesh, vertex: number): [number, number] {
  const [nx, ny, offset] = mesh.spread.subarray(4 * vertex, 4 * vertex + 3) as unknown as [number, number, number];
  return [(mesh.base[2 * vertex] as number) + nx * offset, (mesh.base[2 * vertex + 1] as number) + ny * offset];
}

function areasByPaint(mesh: FlatMesh): Map<number, number> {
  const areas = new Map<number, number>();
  for (let at = 0; at < mesh.outlineFrom; at += 3) {
    const [a, b, c] = [0, 1, 2].map((corner) => placeOf(mesh, mesh.indices[at + corner] as number)) as [
      [number, number],
      [number, number],
      [number, number],
    ];
    const area = ((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])) / 2;
    const paint = mesh.style[2 * (mesh.indices[at] as number)] as number;
    areas.set(paint, (areas.get(paint) ?? 0) + area);
    if (area < 0) areas.set(-1, (areas.get(-1) ?? 0) + 1);
  }
  return areas;
}

describe.each([
  ['one intersection', one],
  ['the county', county],
])('the ground of %s', (_, { network, model }) => {
  const mesh = finished(groundSteps(network, model));

  it('has only finite numbers, and indices of vertices that exist', () => {
    for (const list of [mesh.base, mesh.spread, mesh.style]) expect(list.every(Number.isFinite)).toBe(true);
    const vertices = mesh.base.length / 2;
    expect(mesh.indices.reduce((most, index) => Math.max(most, index), 0)).toBeLessThan(vertices);
    expect(mesh.indices.length % 3).toBe(0);
  });

  it('turns every triangle anticlockwise, so that it is seen from above', () => {
    expect(areasByPaint(mesh).get(-1) ?? 0).toBe(0);
  });

  it('keeps for near views only what would have faded anyway', () => {
    expect(mesh.detailFrom).toBeGreaterThan(0);
    for (const vertex of mesh.indices.subarray(mesh.detailFrom, mesh.outlineFrom)) {
      const fade = mesh.style[2 * vertex + 1] as number;
      if (fade <= 0 || fade > DETAIL_UNTIL + 1e-6) throw new Error(`vertex ${vertex} is seen until ${fade}`);
    }
  });

  it('once more holds all that is seen from afar, for when nothing else is', () => {
    const seen = (vertex: number): boolean => {
      const fade = mesh.style[2 * vertex + 1] as number;
      return fade <= 0 || fade > OUTLINE_FROM;
    };
    const once = mesh.indices.subarray(0, mesh.outlineFrom).filter(seen);
    expect(mesh.indices.subarray(mesh.outlineFrom)).toEqual(once);
  });

  it('covers at least the lanes with carriageway', () => {
    const lanes = network.lanes.reduce((sum, lane) => {
      const link = network.links[lane.link];
      return sum + lane.width * ((link?.length ?? 0) - lane.begin);
    }, 0);
    const areas = areasByPaint(mesh);
    expect((areas.get(Paint.roadMajor) ?? 0) + (areas.get(Paint.roadMinor) ?? 0)).toBeGreaterThan(lanes);
  });
});

describe('signal heads', () => {
  it('one for each movement with a signal, and two for each crosswalk there', () => {
    for (const { network } of [one, county]) {
      const heads = signalHeads(network);
      const movements = network.movements.filter(
        (movement) => network.nodes[movement.node]?.signalised && !movement.banned && movement.connections.length > 0,
      );
      const crosswalks = network.crosswalks.filter((crosswalk) => network.nodes[crosswalk.node]?.signalised);
      expect(heads.filter((head) => head.kind !== HeadKind.walk)).toHaveLength(movements.length);
      expect(heads.filter((head) => head.kind === HeadKind.walk)).toHaveLength(2 * crosswalks.length);
    }
  });

  it('stand side by side, left turns on the left', () => {
    const { network } = one;
    const link = network.linkIndex.get('south-in') as number;
    const heads = signalHeads(network).filter(
      (head) => head.kind !== HeadKind.walk && network.movements[head.source]?.fromLink === link,
    );
    // Driving north, left is west.
    const [left, through, right] = [HeadKind.left, HeadKind.through, HeadKind.right].map(
      (kind) => heads.find((head) => head.kind === kind)?.x as number,
    ) as [number, number, number];
    expect(left).toBeLessThan(through);
    expect(through).toBeLessThan(right);
  });

  it('are pushed apart evenly where two serve one lane', () => {
    expect(spread([0, 3.25, 3.25]).map((place) => Math.round(place * 100) / 100)).toEqual([0, 2.4, 4.1]);
  });
});

describe('buildings', () => {
  it('are the same for the same network, and stand on no road', () => {
    const { network, model } = county;
    const blocks = finished(buildingSteps(network, model));
    expect(finished(buildingSteps(network, model))).toEqual(blocks);
    expect(blocks.length / BLOCK_STRIDE).toBeGreaterThan(3000);
    const centres = network.links.flatMap((link) =>
      Array.from(link.centre.along, (_, index) => [link.centre.points[2 * index], link.centre.points[2 * index + 1]]),
    ) as [number, number][];
    let nearest = Number.POSITIVE_INFINITY;
    for (let at = 0; at < blocks.length; at += 50 * BLOCK_STRIDE)
      for (const [x, y] of centres)
        nearest = Math.min(nearest, Math.hypot(x - (blocks[at] as number), y - (blocks[at + 1] as number)));
    expect(nearest).toBeGreaterThan(8);
  });

  it('and masts and railways are made of finite numbers', () => {
    for (const { network, model } of [one, county]) {
      const mesh = finished(standingSteps(network, model, signalHeads(network)));
      expect(mesh.position.every(Number.isFinite)).toBe(true);
      expect(mesh.position.length).toBe(mesh.look.length);
    }
  });
});

describe('ribbons', () => {
  it('of links lie to the right of the axis, one for each link', () => {
    const mesh = finished(linkRibbonSteps(county.network));
    expect(new Set(Array.from(mesh.band).filter((_, at) => at % 4 === 3)).size).toBe(county.network.links.length);
    for (let vertex = 0; vertex < mesh.band.length / 4; vertex += 2) {
      const [inner, outer] = [mesh.band[4 * vertex + 1] as number, mesh.band[4 * vertex + 5] as number];
      expect(outer).toBeGreaterThan(inner);
    }
  });

  it('of lanes count metres back from the stop line', () => {
    const mesh = finished(laneRibbonSteps(one.network));
    const before = Array.from(mesh.band).filter((_, at) => at % 4 === 2);
    expect(Math.min(...before)).toBeCloseTo(0, 3);
    expect(Math.max(...before)).toBeLessThan(300);
  });
});

it('a vehicle is one small mesh, the same for all classes', () => {
  const { position, part, indices } = vehicleTemplate();
  expect(position.length / 3).toBe(part.length / 2);
  expect(indices.length / 3).toBeLessThan(64);
});
