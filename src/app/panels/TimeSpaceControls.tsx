import type { ComponentChildren } from 'preact';
import { useApp } from '../context.ts';
import { type CorridorModel, DIRECTIONS, SPANS, SPEEDS_KMH } from '../corridor.ts';
import { type CorridorNow, crossName, headingText } from '../corridor-bands.ts';
import type { WordKey } from '../words/index.ts';

/** How the diagram is looked at: section, distance, directions, speed of the wave, minutes; save and close. */
export function TimeSpaceControls(props: { corridor: CorridorModel; now: CorridorNow | null; save: () => void }) {
  const app = useApp();
  const { view } = app;
  const { section, distance, directions, speedKmh, span } = app.corridor;
  const { now } = props;
  const [first, last] = now?.section ?? [0, 0];
  const places = props.corridor.intersections.map((_, place) => place);
  const names = places.map((place) => (now ? crossName(app, now, place) : ''));
  const directionName = (which: (typeof DIRECTIONS)[number]): string => {
    if (which === 'both' || !now) return view.say('tsBoth');
    return headingText(app, now, which === 'forward');
  };
  return (
    <header class="diagram-controls">
      <h2>
        {app.text(props.corridor.name)} <span class="soft">{view.say('timeSpace')}</span>
      </h2>
      <Choice word="tsFrom" testId="section-from" value={first} onChoose={(value) => (section.value = [+value, last])}>
        {places.slice(0, last).map((place) => (
          <option key={place} value={place}>
            {names[place]}
          </option>
        ))}
      </Choice>
      <Choice word="tsTo" testId="section-to" value={last} onChoose={(value) => (section.value = [first, +value])}>
        {places.slice(first + 1).map((place) => (
          <option key={place} value={place}>
            {names[place]}
          </option>
        ))}
      </Choice>
      <Choice
        word="tsDistance"
        testId="distance"
        value={distance.value}
        onChoose={(value) => (distance.value = value === 'equal' ? 'equal' : 'true')}
      >
        <option value="true">{view.say('tsTrue')}</option>
        <option value="equal">{view.say('tsEqual')}</option>
      </Choice>
      <Choice
        word="tsDirections"
        testId="directions"
        value={directions.value}
        onChoose={(value) => (directions.value = DIRECTIONS.find((each) => each === value) ?? 'both')}
      >
        {DIRECTIONS.map((each) => (
          <option key={each} value={each}>
            {directionName(each)}
          </option>
        ))}
      </Choice>
      <Choice
        word="tsSpeed"
        testId="wave-speed"
        value={speedKmh.value ?? ''}
        onChoose={(value) => (speedKmh.value = value === '' ? null : Number(value))}
      >
        <option value="">{view.say('tsSpeedLimit')}</option>
        {SPEEDS_KMH.map((speed) => (
          <option key={speed} value={speed}>
            {speed} km/h
          </option>
        ))}
      </Choice>
      <Choice
        word="tsSpan"
        testId="span"
        value={span.value}
        onChoose={(value) => (span.value = SPANS.find((each) => each === Number(value)) ?? SPANS[1])}
      >
        {SPANS.map((count) => (
          <option key={count} value={count}>
            {view.say('tsMinutes', { count })}
          </option>
        ))}
      </Choice>
      <span class="diagram-ends">
        <button type="button" class="quiet" onClick={props.save} data-testid="save-diagram">
          {view.say('svgChart')}
        </button>
        <button
          type="button"
          class="quiet"
          onClick={() => (view.diagram.value = null)}
          aria-label={view.say('close')}
          title={view.say('close')}
          data-testid="close-diagram"
        >
          ✕
        </button>
      </span>
    </header>
  );
}

function Choice(props: {
  word: WordKey;
  testId: string;
  value: string | number;
  onChoose: (value: string) => void;
  children: ComponentChildren;
}) {
  const { view } = useApp();
  return (
    <label>
      <span class="soft">{view.say(props.word)}</span>{' '}
      <select
        value={props.value}
        onChange={(event) => props.onChoose(event.currentTarget.value)}
        data-testid={props.testId}
      >
        {props.children}
      </select>
    </label>
  );
}
