import { movementText } from '../../network/index.ts';
import type { MovementEffect, TimingEffect } from '../../runner/index.ts';
import { useApp } from '../context.ts';
import { formatNumber } from '../format.ts';
import type { WordKey } from '../words/index.ts';

/** By formula, movement by movement: today, and with a timing that is proposed or being edited. */
export function EffectTable({
  movements,
  delay,
  caption,
  testId,
}: TimingEffect & { caption: WordKey; testId: string }) {
  const app = useApp();
  const { view } = app;
  const language = view.language.value;
  const network = app.compiled.value?.network;
  const nameOf = ({ movement }: MovementEffect): string => {
    const its = network?.movements[movement];
    const link = its && network?.links[its.fromLink];
    return its && link ? app.text(movementText(link, its.turn)) : '';
  };
  const number = (value: number | null | undefined, decimals: number): string =>
    formatNumber(language, value ?? null, decimals);
  /** "−12.0", "+3.5": better and worse are told by the sign. */
  const difference = (before: number | undefined, after: number | undefined): string => {
    if (before === undefined || after === undefined) return '—';
    const text = formatNumber(language, Math.abs(after - before), 1);
    return Number(text) === 0 ? '0' : `${after < before ? '−' : '+'}${text}`;
  };
  return (
    <table class="movements effect" data-testid={testId}>
      <caption class="note">{view.say(caption)}</caption>
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            {view.say('movement')}
          </th>
          <th scope="col" rowSpan={2}>
            {view.say('effectFlow')} <span>pcu/h</span>
          </th>
          <th scope="colgroup" colSpan={2}>
            {view.say('effectX')}
          </th>
          <th scope="colgroup" colSpan={3}>
            {view.say('effectDelay')} <span>{view.say('delayUnit')}</span>
          </th>
        </tr>
        <tr>
          <th scope="col">{view.say('effectBefore')}</th>
          <th scope="col">{view.say('effectAfter')}</th>
          <th scope="col">{view.say('effectBefore')}</th>
          <th scope="col">{view.say('effectAfter')}</th>
          <th scope="col">{view.say('effectDifference')}</th>
        </tr>
      </thead>
      <tbody>
        {movements.map((one) => (
          <tr key={one.movement}>
            <th scope="row">{nameOf(one)}</th>
            <td>{number(one.flow, 0)}</td>
            <td class="before">{number(one.before?.x, 2)}</td>
            <td>{number(one.after?.x, 2)}</td>
            <td class="before">{number(one.before?.delay, 1)}</td>
            <td>{number(one.after?.delay, 1)}</td>
            <td>{difference(one.before?.delay, one.after?.delay)}</td>
          </tr>
        ))}
        {delay && (
          <tr class="sum">
            <th scope="row">{view.say('effectMean')}</th>
            <td />
            <td />
            <td />
            <td class="before">{number(delay.before, 1)}</td>
            <td>{number(delay.after, 1)}</td>
            <td>{difference(delay.before, delay.after)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
