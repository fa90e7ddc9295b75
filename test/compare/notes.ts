/** Where the two simulators differ by more than wanted: which is nearer to the references, and why. Found by hand, not computed. */
export const NOTES: Readonly<Record<string, readonly string[]>> = {
  priority: [
    'Ours is nearer to HCM, by far. At the turning speeds of our curves (4 to 4.5 m/s) SUMO lets the minor street go only in gaps much',
    "longer than the handbook's critical ones, and its queue does not clear; with half a second less in jmTimegapMinor and impatience",
    '0.5 it comes down to 42 to 54 s. The files are not the cause: netconvert alone finds the same right of way and the same lengths.',
  ],
  skewed: [
    "Left turns: ours is nearer to HCM; SUMO's permissive lefts at the sharp corner (4 m/s) find too few gaps, as at the T.",
    'Through and right of N and S: SUMO is nearer. Here our right turns let the opposing left turns go first (实施条例 art. 52), and',
    'through traffic in the same lane waits behind them; HCM has no such rule, and for SUMO it is turned round (see the export).',
  ],
};
