/**
 * signal: timing plans and the controllers that play them; no vehicles here.
 *
 * **phase**: right-of-way unit with its own yellow and red clearance. **stage**: the phases that are green together.
 * **plan**: all timings of one controller for one period. **aspect**: what a group shows.
 */
export * from './program.ts';
