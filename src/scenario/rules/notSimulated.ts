import type { Finding } from '../finding.ts';
import type { Model, Text } from '../schema.ts';
import { each, type Rule, warning } from './rule.ts';

/** What a survey may write down but the simulation does not look at yet is said once for each kind, not kept silent. */
export const notSimulated: Rule = (model) =>
  each(KINDS, ({ name, find }) => {
    const places = find(model);
    const [first] = places;
    if (first === undefined) return [];
    const times = places.length === 1 ? 'once' : `${places.length} times`;
    return [
      warning(
        'scenario.notSimulated',
        first,
        `已记录${name.zh} ${places.length} 处，目前的仿真还不考虑`,
        `${name.en} is written down ${times}, but not simulated yet`,
      ),
    ];
  });

type Path = Finding['path'];

const KINDS: readonly { name: Text; find: (model: Model) => Path[] }[] = [
  {
    name: { zh: '分时段禁行转向', en: 'A turn ban by hour' },
    find: ({ intersections }) =>
      intersections.flatMap((intersection, index) =>
        (intersection.bans ?? []).flatMap((ban, number) =>
          ban.hours === undefined ? [] : [['intersections', index, 'bans', number, 'hours']],
        ),
      ),
  },
  {
    name: { zh: '右转渠化岛', en: 'A right-turn island' },
    find: ({ intersections }) =>
      intersections.flatMap((intersection, index) =>
        (intersection.rightTurnIslands ?? []).map((_, number) => ['intersections', index, 'rightTurnIslands', number]),
      ),
  },
  { name: { zh: '专用车道', en: 'A lane for one class only' }, find: (model) => lanesWith(model, 'only') },
  { name: { zh: '可变导向车道', en: 'A variable-direction lane' }, find: (model) => lanesWith(model, 'variableTurns') },
  {
    name: { zh: '路边停车', en: 'Kerb parking' },
    find: ({ links }) =>
      links.flatMap((link, index) => (link.kerbParking === undefined ? [] : [['links', index, 'kerbParking']])),
  },
];

function lanesWith({ links }: Model, key: 'only' | 'variableTurns'): Path[] {
  return links.flatMap((link, index) =>
    link.lanes.flatMap((lane, number) => (lane[key] === undefined ? [] : [['links', index, 'lanes', number, key]])),
  );
}
