/** What is said of a corridor's bands: the diagram's title, and why there is none. */
import { type CorridorBands, commonCycle, steadyAspect, type StretchBands } from '../signal/index.ts';
import type { App } from './app.ts';
import { type CorridorNow, crossName, headingText } from './corridor-bands.ts';
import { formatNumber, formatShare } from './format.ts';

/** Ways of being run in which the greens shown are others than planned. */
const VARYING: readonly string[] = ['semiActuated', 'fullyActuated', 'coordinated', 'maxPressure'];

const stretchName = (app: App, now: CorridorNow, { first, last }: { first: number; last: number }): string =>
  `${crossName(app, now, first)}–${crossName(app, now, last)}`;

function widthsOf(app: App, now: CorridorNow, stretch: StretchBands): string {
  const { view } = app;
  if ([stretch.forward, stretch.backward].every((band) => (band?.width ?? 0) === 0)) return view.say('tsNone');
  return [true, false]
    .flatMap((isForward) => {
      const band = isForward ? stretch.forward : stretch.backward;
      if (band === undefined) return [];
      return [
        view.say(band.width > 0 ? 'tsWidth' : 'tsNoWidth', {
          heading: headingText(app, now, isForward),
          width: formatNumber(view.language.value, band.width),
          efficiency: formatShare(view.language.value, band.efficiency),
          attainability: formatShare(view.language.value, band.attainability),
        }),
      ];
    })
    .join(view.say('comma'));
}

/** The title: how wide the bands are, or that there is none all the way. */
export function bandSentence(app: App, now: CorridorNow, bands: CorridorBands): string {
  const [first, last] = now.section;
  const [stretch] = bands.stretches;
  const road = app.text(now.corridor.name);
  const section = stretchName(app, now, { first, last });
  if (bands.cycle === undefined || stretch === undefined) return app.view.say('tsNoBand', { road, section });
  return app.view.say('tsTitle', { road, section, widths: widthsOf(app, now, stretch) });
}

/** Why there is no band all the way, what there is on the way, and which greens may be others than planned. */
export function noBandNotes(app: App, now: CorridorNow, bands: CorridorBands): string[] {
  const { view } = app;
  const [first, last] = now.section;
  const inside = now.signals.filter(({ place }) => place >= first && place <= last);
  const cycles = inside.flatMap(({ plan, cycle }) => (steadyAspect(plan) === undefined ? [cycle] : []));
  if (cycles.length < 2) return [view.say('tsTooFew')];
  const varying = inside
    .filter(({ plan }) => VARYING.includes(plan.control.mode))
    .map(({ place }) => crossName(app, now, place));
  const notes = varying.length === 0 ? [] : [view.say('tsNotFixed', { names: varying.join(view.say('comma')) })];
  if (commonCycle(cycles) !== undefined) return notes;
  const different = [...new Set(cycles)].sort((a, b) => a - b).map((cycle) => formatNumber(view.language.value, cycle));
  const parts = bands.stretches.map(
    (stretch) => `${stretchName(app, now, stretch)}${view.say('colon')}${widthsOf(app, now, stretch)}`,
  );
  return [
    ...notes,
    view.say('tsUnequal', { cycles: different.join(view.say('comma')) }) +
      (parts.length === 0 ? '' : view.say('tsPieces', { pieces: parts.join(view.say('semicolon')) })),
  ];
}
