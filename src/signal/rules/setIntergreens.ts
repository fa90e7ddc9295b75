/** An intergreen set by hand may be shorter than geometry asks for; whoever set it is reminded by how much, and why they did. */
import type { Finding } from '../../scenario/index.ts';
import { deriveIntergreen } from '../design/intergreen.ts';
import { SOURCES } from '../figures.ts';
import { nameOf } from '../names.ts';
import { type ControllerContext, finding, seconds } from './context.ts';

export function setIntergreens({ model, network, nodes, table, movements }: ControllerContext): Finding[] {
  return nodes.flatMap((node) =>
    (model.intersections[node]?.intergreens ?? []).flatMap((set, number): Finding[] => {
      const named = ({ approach, turn }: typeof set.ending) =>
        movements.filter((one) => one.turn === turn && network.links[one.fromLink]?.id === approach);
      const pairs = named(set.ending).flatMap((last) => named(set.starting).map((next) => ({ last, next })));
      const [worst] = pairs
        .map(({ last, next }) => ({ last, next, derived: deriveIntergreen(table, last, next)?.rounded ?? 0 }))
        .sort((a, b) => b.derived - a.derived);
      if (worst === undefined || worst.derived <= set.seconds) return [];
      const missing = seconds(worst.derived - set.seconds);
      const [last, next] = [nameOf(network, worst.last), nameOf(network, worst.next)];
      const message = {
        zh: `${last.zh}到${next.zh}的绿灯间隔人工设为 ${set.seconds} s（${set.reason}），按几何要 ${worst.derived} s，少 ${missing} s`,
        en: `The intergreen from ${last.en} to ${next.en} is set to ${set.seconds} s (${set.reason}); geometry asks for ${worst.derived} s, ${missing} s are missing`,
      };
      const where = ['intersections', node, 'intergreens', number, 'seconds'];
      return [finding('warning', 'shortIntergreen', where, message, SOURCES.intergreen, missing)];
    }),
  );
}
