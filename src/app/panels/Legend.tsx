import { effect } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { Text } from '../../scenario/index.ts';
import { mapWordOf } from '../../view/index.ts';
import { useApp } from '../context.ts';
import { GRADE_WORDS } from './LosBadge.tsx';

/** The words that stand beside signals on the map now, each once; told again only when there are others. */
function useTags(): readonly Text[] {
  const app = useApp();
  const [tags, setTags] = useState<readonly Text[]>([]);
  useEffect(
    () =>
      effect(() => {
        const modes = new Set(app.frame.value?.a.mode ?? []);
        const words = [...modes].sort((a, b) => a - b).flatMap((mode) => mapWordOf(mode) ?? []);
        setTags((was) => (was.length === words.length && was.every((word, at) => word === words[at]) ? was : words));
      }),
    [app],
  );
  return tags;
}

/** What the colours and signs on the map mean; only the layers that are on. */
export function Legend() {
  const { view, text } = useApp();
  const layers = view.layers.value;
  const tags = useTags();
  return (
    <section class="legend" aria-label={view.say('legend')} data-testid="legend">
      <dl>
        <div>
          <dt>{view.say('legendIntersections')}</dt>
          <dd>
            <span class="dot dot-networked" /> {view.say('dotNetworked')}
            <span class="dot dot-signal" /> {view.say('dotSignal')}
            <span class="dot dot-priority" /> {view.say('dotPriority')}
          </dd>
        </div>
        {tags.length > 0 && (
          <div title={view.say('legendTagsHint')} data-testid="legend-tags">
            <dt>{view.say('legendTags')}</dt>
            <dd>
              {tags.map((tag) => (
                <span key={tag.en} class="mode-tag">
                  {text(tag)}
                </span>
              ))}
              <span>
                <span class="tag-corner" /> {view.say('legendTagCorner')}
              </span>
            </dd>
          </div>
        )}
        <div>
          <dt>{view.say('legendVehicles')}</dt>
          <dd>
            <span class="body body-car" /> {view.say('car')}
            <span class="body body-bus" /> {view.say('bus')}
            <span class="body body-truck" /> {view.say('truck')}
          </dd>
        </div>
        {layers.includes('los') && (
          <div title={view.say('legendLosTable')}>
            <dt>
              {view.say('legendLos')} <span class="soft">HCM</span>
            </dt>
            <dd class="scale">
              {(['A', 'B', 'C', 'D', 'E', 'F'] as const).map((letter) => (
                <span key={letter} class={`los los-${letter}`}>
                  {letter}
                </span>
              ))}
            </dd>
          </div>
        )}
        {layers.includes('congestion') && (
          <div>
            <dt>
              {view.say('legendGrade')} <span class="soft">{view.say('legendGradeTable')}</span>
            </dt>
            <dd>
              {([1, 2, 3, 4, 5] as const).map((grade) => (
                <span key={grade} class="grade">
                  <span class={`swatch grade-${grade}`}>{grade}</span>
                  {view.say(GRADE_WORDS[grade])}
                </span>
              ))}
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
