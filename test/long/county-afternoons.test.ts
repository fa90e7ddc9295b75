/** The county's afternoons, and one whole day: the complaint again from 16:30 to 18:00, recovered by 18:45, empty roads at night. */
import { it } from 'vitest';
import { runCounty } from '../scenarios/county-run.ts';
import { AFTERNOON, looksLikeTheComplaint, MORNING, nobodyLeftBehind } from './complaint.ts';

it.each([1, 2, 3])('the afternoon, seed %i', (seed) => {
  const county = runCounty(seed, '15:30', '19:15');
  nobodyLeftBehind(county, '18:45', `seed ${seed} at 19:15`);
  looksLikeTheComplaint(county, AFTERNOON, `seed ${seed}`);
});

it('the whole day, seed 1: both peaks in one run, and nobody on the road for ever', () => {
  const county = runCounty(1, '06:00', '22:00');
  nobodyLeftBehind(county, '21:30', 'whole day at 22:00');
  looksLikeTheComplaint(county, MORNING, 'whole day');
  looksLikeTheComplaint(county, AFTERNOON, 'whole day');
});
