/** What a scenario costs in visits to cabinets, as one line. */
import { type LoadedScenario, type Text, visitNames, visitsOf, visitsText } from '../scenario/index.ts';
import type { Lang } from './words.ts';

/** "要到现场 2 处（改配时 2）：甲、乙" */
export function visitsLine(
  { base, model, changes }: Pick<LoadedScenario, 'base' | 'model' | 'changes'>,
  lang: Lang,
): string {
  const visits = visitsOf(base, changes);
  const names = visitNames(visits, model);
  const list: Text = {
    zh: `：${names.map(({ zh }) => zh).join('、')}`,
    en: `: ${names.map(({ en }) => en).join('; ')}`,
  };
  return `${visitsText(visits)[lang]}${names.length > 0 ? list[lang] : ''}`;
}
