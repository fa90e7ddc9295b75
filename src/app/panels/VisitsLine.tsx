import { type Change, type Model, visitNames, visitsOf, visitsText } from '../../scenario/index.ts';
import { useApp } from '../context.ts';
import type { WordKey } from '../words/index.ts';

/** How many cabinets somebody has to go to for changes, and which. @param only of these intersections; all when left out */
export function VisitsLine(props: {
  word: WordKey;
  /** Before the changes, and after: a new signal has its name only then. */
  before: Model;
  after: Model;
  changes: readonly Change[];
  only?: ReadonlySet<string>;
}) {
  const app = useApp();
  const { view } = app;
  const { before, after, changes, only } = props;
  const isMeant = (id: string): boolean =>
    only === undefined ||
    after.controllers.some((one) => one.id === id && one.intersections.some((each) => only.has(each)));
  const visits = visitsOf(before, changes).filter(({ controller }) => isMeant(controller));
  const names = visitNames(visits, after);
  const sentence = `${view.say(props.word)}${view.language.value === 'zh' ? '：' : ': '}${app.text(visitsText(visits))}`;
  if (names.length === 0)
    return (
      <p class="visits" data-testid="visits">
        {sentence}
      </p>
    );
  return (
    <details class="visits" data-testid="visits">
      <summary>{sentence}</summary>
      <ul class="sentences">
        {names.map((name) => (
          <li key={name.zh}>{app.text(name)}</li>
        ))}
      </ul>
    </details>
  );
}
