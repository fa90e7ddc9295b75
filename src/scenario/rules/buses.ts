import { byId } from '../holes.ts';
import type { BusLine, Model } from '../schema.ts';
import { each, error, type Rule } from './rule.ts';

/** A bus line's links join end to end, from where it starts to where it ends, and its stops lie on them in order. */
export const buses: Rule = (model) => {
  const linkOf = byId(model.links);
  const stopOf = byId(model.busStops);
  return each(model.busLines, (line, index) => {
    const own = ['busLines', index];
    const findings = [];
    for (const [number, id] of line.links.entries()) {
      const link = linkOf.get(id);
      const before = linkOf.get(line.links[number - 1] ?? '');
      if (link === undefined || before === undefined || before.to === link.from) continue;
      findings.push(
        error(
          'scenario.busLineBroken',
          [...own, 'links', number],
          `线路断开：“${before.id}”到“${before.to}”为止，“${id}”却从“${link.from}”开始`,
          `The line breaks here: "${before.id}" ends at "${before.to}", but "${id}" starts at "${link.from}"`,
        ),
      );
    }
    const first = linkOf.get(line.links[0]!);
    const last = linkOf.get(line.links.at(-1)!);
    if (first !== undefined && !touches(model, line.from, first.id, first.from)) {
      findings.push(offEnd([...own, 'from'], line, 'from'));
    }
    if (last !== undefined && !touches(model, line.to, last.id, last.to)) {
      findings.push(offEnd([...own, 'to'], line, 'to'));
    }
    let leg = 0;
    let at = -1;
    for (const [number, id] of line.stops.entries()) {
      const stop = stopOf.get(id);
      if (stop === undefined) continue;
      const found = line.links.findIndex((link, place) => {
        return link === stop.link && (place > leg || (place === leg && stop.at > at));
      });
      if (found >= 0) {
        leg = found;
        at = stop.at;
        continue;
      }
      const isOnLine = line.links.includes(stop.link);
      findings.push(
        isOnLine
          ? error(
              'scenario.stopOrder',
              [...own, 'stops', number],
              `公交站“${id}”没有按行驶方向排列`,
              `Bus stop "${id}" does not stand in the order of the way`,
            )
          : error(
              'scenario.stopOffLine',
              [...own, 'stops', number],
              `公交站“${id}”在路段“${stop.link}”上，线路不经过那里`,
              `Bus stop "${id}" is on link "${stop.link}", which the line does not use`,
            ),
      );
    }
    return findings;
  });
};

/** The end of a line is the portal at the end of its links, or a zone with a driveway on them. */
function touches(model: Model, end: string, link: string, node: string): boolean {
  if (end === node) return true;
  const zone = model.zones?.find((candidate) => candidate.id === end);
  if (zone !== undefined) return zone.access.some((access) => access.link === link);
  return !model.portals.some((portal) => portal.id === end);
}

function offEnd(path: (string | number)[], line: BusLine, side: 'from' | 'to') {
  return side === 'from'
    ? error(
        'scenario.busLineEnd',
        path,
        `线路的第一个路段“${line.links[0]}”不从“${line.from}”出发`,
        `The line's first link "${line.links[0]}" does not start at "${line.from}"`,
      )
    : error(
        'scenario.busLineEnd',
        path,
        `线路的最后一个路段“${line.links.at(-1)}”不通到“${line.to}”`,
        `The line's last link "${line.links.at(-1)}" does not lead to "${line.to}"`,
      );
}
