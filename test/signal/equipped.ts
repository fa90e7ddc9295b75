/** Random controllers with detectors, buttons, duties and every way of being run; and detector noise for them. */
import type { Control, Controller, Plan } from '../../src/scenario/index.ts';
import { compileUnchecked, createInputs, type SignalInputs, type SignalProgram } from '../../src/signal/index.ts';
import { type Case, randomCase, TICKS } from './law.ts';
import type { LegWish } from '../network/star.ts';

const assumed = { evidence: 'assumed' as const, source: 'test' };
const CONTROLS: readonly Control['mode'][] = [
  'fixedTime',
  'semiActuated',
  'fullyActuated',
  'coordinated',
  'maxPressure',
  'flashingYellow',
  'dark',
];

/** @param modes ways its plans are run; all of them when left out */
export function equippedCase(layout: LegWish[], draw: () => number, modes = CONTROLS): Case {
  const made = randomCase(layout, draw);
  const { model } = made;
  const pick = <T>(list: readonly T[]) => list[Math.floor(draw() * list.length)] as T;
  const controller = model.controllers[0] as Controller;
  controller.plans = made.plans.map((plan): Plan => {
    const phases = plan.phases.map((phase) => ({
      ...phase,
      maximumGreen: (phase.minimumGreen ?? 5) + Math.floor(40 * draw()),
      recall: pick(['none', 'none', 'none', 'minimum', 'maximum', 'walk'] as const),
    }));
    return { ...plan, phases, control: { mode: pick(modes) } as Control };
  });
  made.plans.splice(0, made.plans.length, ...controller.plans);
  const isSeen = draw() < 0.85;
  controller.detectors = model.links
    .filter(({ to }) => to === 'M')
    .flatMap((link) =>
      link.lanes.flatMap((lane, number) => {
        const place = { link: link.id, lanes: [number], ...assumed };
        const line = { id: `${link.id}-${number}`, kind: 'presence' as const, distance: 0, ...place };
        const far = { id: `${link.id}-${number}-far`, kind: 'passage' as const, distance: 40, ...place };
        return isSeen && draw() < 0.9 ? (lane.length === undefined ? [line, far] : [line]) : [];
      }),
    )
    .map((detector) => (draw() < 0.1 ? { ...detector, failed: [['06:30', '07:30']] } : detector));
  controller.pushButtons = (model.intersections[0]?.crosswalks ?? [])
    .filter(() => draw() < 0.5)
    .map(({ leg }) => ({ id: `button-${leg}`, crosswalk: leg, pressesPerHour: { value: 60, ...assumed } }));
  controller.transition = { method: pick(['immediate', 'dwell', 'shortway'] as const) };
  controller.midnight = pick(['continue', 'resynchronise'] as const);
  if (controller.class === 'networked') controller.offline = [['07:02', '07:04']];
  return made;
}

/** Vehicles come in bursts, buttons are pressed now and then; all from one seed. */
export function noise(program: SignalProgram, draw: () => number): (tick: number) => SignalInputs {
  const inputs = createInputs(program);
  const busy = program.detectors.map(() => draw());
  return (tick) => {
    program.detectors.forEach(({ failed }, number) => {
      if (draw() < 0.002) busy[number] = draw() * draw();
      const covered = draw() < (busy[number] as number) * (inputs.occupied[number] === 1 ? 1.5 : 0.1);
      const isDead = failed.some(([from, to]) => tick >= from && tick < to);
      inputs.counted[number] = !isDead && covered && inputs.occupied[number] === 0 ? 1 : 0;
      inputs.occupied[number] = !isDead && covered ? 1 : 0;
    });
    program.buttons.forEach((_, number) => {
      inputs.pressed[number] = draw() < 60 / 3600 / TICKS ? 1 : 0;
    });
    return inputs;
  };
}

export const programOf = ({ model, network }: Case): SignalProgram => compileUnchecked(model, network, TICKS);
