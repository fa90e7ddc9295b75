import type { Model, Text } from '../schema.ts';
import { nameOf } from './edit.ts';

/** A link as people say it: the road, from where to where. */
export function linkName(model: Model, id: string): Text {
  const link = model.links.find((candidate) => candidate.id === id);
  if (link === undefined) return { zh: id, en: id };
  const nodes = [...model.intersections, ...model.portals];
  const road = nameOf(model.roads, link.road);
  const from = nameOf(nodes, link.from);
  const to = nameOf(nodes, link.to);
  return { zh: `${road.zh}（${from.zh}→${to.zh}）`, en: `${road.en} (${from.en} → ${to.en})` };
}
