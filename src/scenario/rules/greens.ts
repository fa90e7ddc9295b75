import type { Finding } from '../finding.ts';
import { byId, whereKnown } from '../holes.ts';
import type { Controller, Link, Model, Plan, Turn } from '../schema.ts';
import { each, error, type Rule } from './rule.ts';

/**
 * Phases release what is there (a lane of an approach of the controller's intersections, a crosswalk of theirs), and every plan
 * gives green to every turn that lanes offer. Right turns need none where they go on red; U-turns go with the lefts.
 */
export const greens: Rule = (model) => {
  const linkOf = byId(model.links);
  return each(model.controllers, (controller, index) => [
    ...each(controller.plans, (plan, number) => {
      const own = ['controllers', index, 'plans', number];
      return [
        ...each(plan.phases, (phase, place) => [
          ...each(phase.movements, ({ approach, turn }, at) =>
            released([...own, 'phases', place, 'movements', at], controller, linkOf.get(approach), turn),
          ),
          ...each(phase.crosswalks, (leg, at) =>
            walked([...own, 'phases', place, 'crosswalks', at], model, controller, leg),
          ),
        ]),
        ...whereKnown(() => forgotten(own, model, controller, plan), []),
      ];
    }),
  ]);
};

function released(path: Finding['path'], controller: Controller, approach: Link | undefined, turn: Turn): Finding[] {
  if (approach === undefined) return [];
  if (!controller.intersections.includes(approach.to)) {
    return [
      error(
        'scenario.otherApproach',
        [...path, 'approach'],
        `路段“${approach.id}”不通到这台信号机控制的路口`,
        `Link "${approach.id}" does not lead to an intersection of this controller`,
      ),
    ];
  }
  if (approach.lanes.some((lane) => lane.turns.includes(turn))) return [];
  return [
    error(
      'scenario.turnWithoutLane',
      [...path, 'turn'],
      `路段“${approach.id}”没有允许${TURNS[turn].zh}的车道`,
      `No lane of link "${approach.id}" allows ${TURNS[turn].en}`,
    ),
  ];
}

function walked(path: Finding['path'], model: Model, controller: Controller, leg: string): Finding[] {
  const isThere = model.intersections.some(
    (intersection) =>
      controller.intersections.includes(intersection.id) &&
      intersection.crosswalks?.some((crosswalk) => crosswalk.leg === leg),
  );
  if (isThere || !model.links.some((link) => link.id === leg)) return [];
  return [
    error(
      'scenario.noCrosswalk',
      path,
      `这台信号机控制的路口在“${leg}”处没有人行横道`,
      `The intersections of this controller have no crosswalk across "${leg}"`,
    ),
  ];
}

/** Turns that nobody ever releases: their vehicles would wait for ever. One finding an approach. */
function forgotten(path: Finding['path'], model: Model, controller: Controller, plan: Plan): Finding[] {
  const staged = new Set(plan.stages.flatMap((stage) => stage.phases));
  const green = new Set(
    plan.phases
      .filter((phase) => staged.has(phase.id))
      .flatMap((phase) => phase.movements.map(({ approach, turn }) => `${approach} ${turn}`)),
  );
  return each(model.intersections, (intersection) => {
    if (!controller.intersections.includes(intersection.id) || intersection.control !== 'signal') return [];
    const rightOnRed = intersection.rightTurnOnRed ?? true;
    return each(model.links, (link) => {
      if (link.to !== intersection.id) return [];
      const offered = new Set(link.lanes.filter((lane) => lane.closed !== true).flatMap((lane) => lane.turns));
      const missing = [...offered].filter((turn) => {
        const isBanned = intersection.bans?.some(
          (ban) => ban.approach === link.id && ban.turn === turn && ban.hours === undefined,
        );
        const needsNone = turn === 'uTurn' || (turn === 'right' && rightOnRed) || isBanned === true;
        return !needsNone && !green.has(`${link.id} ${turn}`);
      });
      if (missing.length === 0) return [];
      const zh = missing.map((turn) => TURNS[turn].zh).join('、');
      const en = missing.map((turn) => TURNS[turn].en).join(' and ');
      return [
        error(
          'scenario.neverGreen',
          [...path, 'phases'],
          `方案“${plan.id}”从不给“${link.id}”的${zh}放行，那里的车会一直等`,
          `Plan "${plan.id}" never gives green to ${en} from "${link.id}", whose vehicles would wait for ever`,
        ),
      ];
    });
  });
}

const TURNS = {
  left: { zh: '左转', en: 'left turns' },
  through: { zh: '直行', en: 'through traffic' },
  right: { zh: '右转', en: 'right turns' },
  uTurn: { zh: '掉头', en: 'U-turns' },
} as const;
