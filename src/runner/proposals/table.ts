/** A proposal for one intersection as a table, movement by movement. */
import type { Table } from '../../metrics/index.ts';
import { movementText, type Network, type NetworkLink } from '../../network/index.ts';
import type { Text } from '../../scenario/index.ts';
import type { PlaceProposal } from './propose.ts';

export function proposalTable(
  { movements, delay, intersection, split }: PlaceProposal,
  name: Text,
  network: Network,
): Table {
  const text = {
    key: 'movement',
    title: { zh: '流向', en: 'movement' },
    unit: null,
    decimals: 0,
    align: 'left',
  } as const;
  const number = (key: string, zh: string, en: string, unit: string | null, decimals: number) =>
    ({
      key,
      title: { zh, en },
      unit: unit === null ? null : { zh: unit, en: unit },
      decimals,
      align: 'right',
    }) as const;
  const { before, after } = split.cycle;
  return {
    id: `proposal-${intersection}`,
    title: {
      zh: `${name.zh}：周期 ${before} → ${after} s，按公式`,
      en: `${name.en}: cycle ${before} → ${after} s, by formula`,
    },
    columns: [
      text,
      number('flow', '到达', 'arrivals', 'pcu/h', 0),
      number('xBefore', '饱和度 现', 'X now', null, 2),
      number('xAfter', '建议', 'proposed', null, 2),
      number('delayBefore', '延误 现', 'delay now', 's/veh', 1),
      number('delayAfter', '建议', 'proposed', 's/veh', 1),
    ],
    rows: [
      ...movements.map((one) => {
        const its = network.movements[one.movement];
        const link = network.links[its?.fromLink ?? -1] as NetworkLink;
        return [
          movementText(link, its?.turn ?? 'through'),
          one.flow,
          one.before?.x ?? null,
          one.after?.x ?? null,
          one.before?.delay ?? null,
          one.after?.delay ?? null,
        ];
      }),
      ...(delay === null
        ? []
        : [[{ zh: '全部（按到达加权）', en: 'all, by arrivals' }, null, null, null, delay.before, delay.after]]),
    ],
    notes: [],
  };
}
