/** The county's mornings, seeds 6 to 10: the complaint from 07:10 to 07:50, recovered by 08:45, everybody there by 09:30. */
import { it } from 'vitest';
import { runCounty } from '../scenarios/county-run.ts';
import { looksLikeTheComplaint, MORNING, nobodyLeftBehind } from './complaint.ts';

it.each([6, 7, 8, 9, 10])('the morning, seed %i', (seed) => {
  const county = runCounty(seed, '06:00', '09:30');
  nobodyLeftBehind(county, '09:00', `seed ${seed} at 09:30`);
  looksLikeTheComplaint(county, MORNING, `seed ${seed}`);
});
