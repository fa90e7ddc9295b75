/** When trips leave: shares of each quarter of an hour from 06:00 to 22:00. Four peaks, as in small cities (domain facts §5). */
import type { Model } from '../../src/scenario/index.ts';

type Profile = NonNullable<Model['demand']['profiles']>[number];

const QUARTERS = 64;

/** Weights of the four quarters of each hour; the shares are hundred-thousandths that sum to 1. */
function profile(id: string, hours: Record<number, [number, number, number, number]>): Profile {
  const weights = Array.from({ length: QUARTERS }, (_, q) => hours[6 + Math.floor(q / 4)]?.[q % 4] ?? 0);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let [sum, given] = [0, 0];
  const shares = weights.map((weight) => {
    sum += weight;
    const share = Math.round((100_000 * sum) / total) - given;
    given += share;
    return share / 100_000;
  });
  return { id, from: '06:00', shares };
}

// biome-ignore format: tables
export const PROFILES: Profile[] = [
  profile('morning', { 6: [6, 12, 30, 95], 7: [150, 165, 165, 135], 8: [100, 65, 40, 25], 9: [15, 10, 9, 8] }),
  profile('noonOut', { 11: [20, 60, 170, 240], 12: [200, 130, 70, 40], 13: [30, 20, 10, 10] }),
  profile('noonBack', { 12: [0, 10, 20, 40], 13: [80, 140, 200, 210], 14: [150, 80, 40, 30] }),
  profile('evening', { 16: [20, 60, 115, 125], 17: [130, 130, 130, 115], 18: [80, 50, 30, 20], 19: [20, 15, 10, 5], 20: [5, 0, 0, 0] }),
  profile('visits', { 6: [3, 4, 5, 8], 7: [14, 18, 20, 20], 8: [20, 22, 24, 24], 9: [25, 25, 25, 24], 10: [22, 20, 18, 16], 11: [14, 14, 14, 14], 12: [12, 12, 12, 12], 13: [14, 15, 17, 18], 14: [20, 21, 21, 21], 15: [20, 19, 18, 17], 16: [15, 15, 15, 15], 17: [15, 15, 15, 15], 18: [17, 18, 20, 20], 19: [17, 15, 12, 9], 20: [7, 5, 4, 3], 21: [2, 2, 2, 2] }),
  profile('visitsBack', { 6: [1, 1, 2, 3], 7: [6, 8, 10, 12], 8: [14, 15, 17, 18], 9: [20, 21, 22, 24], 10: [25, 25, 26, 26], 11: [25, 24, 22, 20], 12: [16, 14, 13, 12], 13: [12, 12, 13, 14], 14: [15, 16, 17, 18], 15: [19, 20, 20, 20], 16: [20, 20, 20, 19], 17: [18, 18, 18, 18], 18: [16, 16, 17, 18], 19: [17, 15, 13, 12], 20: [8, 6, 5, 4], 21: [3, 2, 1, 1] }),
  profile('steady', { 6: [6, 8, 10, 13], 7: [17, 19, 20, 21], 8: [21, 21, 20, 19], 9: [18, 18, 18, 18], 10: [18, 18, 18, 18], 11: [18, 18, 18, 17], 12: [14, 14, 14, 14], 13: [15, 16, 17, 18], 14: [18, 18, 18, 18], 15: [18, 18, 18, 18], 16: [19, 19, 20, 20], 17: [20, 20, 20, 20], 18: [18, 16, 14, 13], 19: [11, 10, 9, 8], 20: [8, 7, 6, 5], 21: [4, 4, 3, 3] }),
  profile('trucks', { 6: [12, 13, 14, 15], 7: [15, 15, 15, 15], 8: [16, 17, 18, 19], 9: [20, 20, 20, 20], 10: [20, 20, 20, 20], 11: [18, 17, 16, 15], 12: [13, 13, 13, 14], 13: [16, 18, 19, 20], 14: [20, 20, 20, 20], 15: [20, 20, 20, 20], 16: [18, 17, 16, 15], 17: [15, 15, 15, 15], 18: [14, 14, 13, 13], 19: [13, 13, 12, 12], 20: [12, 11, 11, 10], 21: [9, 9, 8, 7] }),
];
