/** The legend of a saved picture: what its colours mean, and of which period they are. */
import type { PictureKey } from '../view/scene/index.ts';
import type { App } from './app.ts';
import { formatPeriod } from './format.ts';
import { GRADE_WORDS } from './panels/LosBadge.tsx';

/** One line of the legend for the intersections and for every coloured layer that is on. */
export function pictureKeysOf({ view, results }: App): PictureKey[] {
  const theme = view.theme.value;
  const layers = view.layers.value;
  const period = results.period.value;
  const during = period ? ` ${formatPeriod(period)}` : '';
  const keys: PictureKey[] = [
    {
      title: view.say('legendIntersections'),
      entries: [
        { colour: theme.map.nodeNetworked, text: view.say('dotNetworked') },
        { colour: theme.map.nodeSignal, text: view.say('dotSignal') },
        { colour: theme.map.nodePriority, text: view.say('dotPriority') },
      ],
    },
  ];
  if (layers.includes('los')) {
    const entries = theme.los.map((colour, index) => ({ colour, text: 'ABCDEF'.charAt(index) }));
    keys.push({ title: `${view.say('legendLos')} HCM${during}`, entries });
  }
  if (layers.includes('congestion')) {
    const entries = ([1, 2, 3, 4, 5] as const).map((grade) => ({
      colour: theme.congestion[grade - 1] ?? theme.page.ink,
      text: `${grade} ${view.say(GRADE_WORDS[grade])}`,
    }));
    keys.push({ title: `${view.say('legendGrade')} ${view.say('legendGradeTable')}${during}`, entries });
  }
  return keys;
}
