/** What a phase is called: files have ids, planners say which movements go. */
import { type Network, SIDE_TEXT, sideOf, TURN_TEXT } from '../network/index.ts';
import type { Phase, Text, Turn } from '../scenario/index.ts';

const TURNS: readonly Turn[] = ['uTurn', 'left', 'through', 'right'];

/** "北左直 南直", "N LT, S T"; a phase of walkers alone is theirs. */
export function phaseText({ network }: { network: Network }, { movements, crosswalks = [] }: Phase): Text {
  if (movements.length === 0) return crosswalks.length === 0 ? NOBODY : { zh: '行人', en: 'walkers' };
  const sides = new Map<string, { side: Text; turns: Turn[] }>();
  for (const { approach, turn } of movements) {
    const link = network.links[network.linkIndex.get(approach) ?? -1];
    const side = link ? SIDE_TEXT[sideOf(link)] : { zh: approach, en: approach };
    const own = sides.get(side.en) ?? { side, turns: [] };
    own.turns.push(turn);
    sides.set(side.en, own);
  }
  const parts = [...sides.values()].map(({ side, turns }) => {
    const sorted = TURNS.filter((turn) => turns.includes(turn)).map((turn) => TURN_TEXT[turn]);
    return {
      zh: side.zh + sorted.map(({ zh }) => zh).join(''),
      en: `${initials(side.en)} ${sorted.map(({ en }) => TURN_LETTER[en] ?? en).join('')}`,
    };
  });
  return { zh: parts.map(({ zh }) => zh).join(' '), en: parts.map(({ en }) => en).join(', ') };
}

const NOBODY: Text = { zh: '未放行', en: 'nobody' };
const TURN_LETTER: Readonly<Record<string, string>> = { left: 'L', through: 'T', right: 'R', 'U-turn': 'U' };
/** north → N, southeast → SE */
const initials = (side: string): string =>
  side.replace(/north/, 'N').replace(/south/, 'S').replace(/east/, 'E').replace(/west/, 'W');
