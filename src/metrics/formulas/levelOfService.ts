/** Letters from delay. Tables are data with their papers; the letter is by delay alone (the HCM's F for v/c > 1 is not applied). */

export type LosLetter = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';

export interface LosTable {
  readonly id: 'hcmSignalised' | 'hcmPriority';
  readonly name: { readonly zh: string; readonly en: string };
  /** Highest delay [s/veh] of A, B, C, D, E; above the last it is F. */
  readonly limits: readonly [number, number, number, number, number];
  readonly source: string;
  readonly grade: 'standard';
}

export const LOS_TABLES: Readonly<Record<LosTable['id'], LosTable>> = {
  hcmSignalised: {
    id: 'hcmSignalised',
    name: { zh: 'HCM 信号控制交叉口', en: 'HCM signalised intersections' },
    limits: [10, 20, 35, 55, 80],
    source: 'Highway Capacity Manual, 7th edition, signalised intersections: control delay A ≤ 10 … E ≤ 80 s/veh',
    grade: 'standard',
  },
  hcmPriority: {
    id: 'hcmPriority',
    name: { zh: 'HCM 无信号(让行)交叉口', en: 'HCM two-way stop-controlled intersections' },
    limits: [10, 15, 25, 35, 50],
    source: 'Highway Capacity Manual, 7th edition, two-way stop control: control delay A ≤ 10 … E ≤ 50 s/veh',
    grade: 'standard',
  },
};

const LETTERS = ['A', 'B', 'C', 'D', 'E'] as const;

/** @param delay mean control delay [s/veh], ≥ 0; a limit belongs to the better letter */
export function levelOfService(table: LosTable['id'], delay: number): LosLetter {
  const limits = LOS_TABLES[table].limits;
  return LETTERS.find((_letter, place) => delay <= (limits[place] ?? 0)) ?? 'F';
}
