/**
 * The numbers that timing rules borrow, each with its papers. A planner can look up where one is from; a better one is put in here and
 * every rule, matrix and proposal follows. No clause was read in the official print: grades say how each was seen.
 */
import type { Grade, Text } from '../scenario/index.ts';

export interface Figure {
  readonly value: number;
  readonly unit: 's' | 'm' | 'm/s' | 'm/s²' | 'veh/h' | '';
  readonly source: Text;
  readonly grade: Grade;
}

const RILSA: Text = { zh: '德国 RiLSA 绿灯间隔算法，凭记忆引用', en: 'RiLSA intergreen method, quoted from memory' };
const OWN: Text = { zh: '本软件', en: 'this program' };

export const FIGURES = {
  /** Seconds into the yellow in which the last vehicle may still cross its stop line. */
  crossingThrough: { value: 3, unit: 's', source: RILSA, grade: 'textbook' },
  crossingTurn: { value: 2, unit: 's', source: RILSA, grade: 'textbook' },
  crossingRider: { value: 1, unit: 's', source: RILSA, grade: 'textbook' },
  clearingThrough: { value: 10, unit: 'm/s', source: RILSA, grade: 'textbook' },
  clearingTurn: { value: 7, unit: 'm/s', source: RILSA, grade: 'textbook' },
  clearingRider: { value: 4, unit: 'm/s', source: OWN, grade: 'assumption' },
  vehicleLength: { value: 6, unit: 'm', source: RILSA, grade: 'textbook' },
  riderLength: { value: 2, unit: 'm', source: OWN, grade: 'assumption' },
  /** The first of the next green arrives rolling at 40 km/h. */
  enteringVehicle: { value: 40 / 3.6, unit: 'm/s', source: RILSA, grade: 'textbook' },
  enteringRider: { value: 5, unit: 'm/s', source: RILSA, grade: 'textbook' },
  /** A hasty walker who steps off with the first second of walk. */
  enteringWalker: { value: 1.5, unit: 'm/s', source: RILSA, grade: 'textbook' },

  walkingSpeed: {
    value: 1.0,
    unit: 'm/s',
    source: {
      zh: 'GB 50647—2011 行人过街设计步速，经设计文献转引',
      en: 'GB 50647-2011 design walking speed, as a design text reports it',
    },
    grade: 'standard',
  },
  /** Middle of 0.8–0.9 m/s; pre-school children were measured at 0.88 ± 0.2 m/s, and 1.2 m/s was judged unsafe. */
  walkingSpeedAtSchools: {
    value: 0.85,
    unit: 'm/s',
    source: {
      zh: '学龄前儿童实测 0.88 ± 0.2 m/s（Varela-Martínez 2024），按 0.8–0.9 取中值',
      en: 'pre-school children measured at 0.88 ± 0.2 m/s (Varela-Martínez 2024), middle of 0.8–0.9 taken',
    },
    grade: 'assumption',
  },
  /** An intersection this near a gate is crossed by its pupils. */
  schoolReach: { value: 150, unit: 'm', source: OWN, grade: 'assumption' },
} as const satisfies Record<string, Figure>;
