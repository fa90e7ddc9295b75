/** In processes of their own, and of the bundle: what V8 inlines, and so keeps off the heap, depends on how modules are put together. */
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import type { CountyAllocated } from '../bench/allocation.ts';

/** [B] With numbers handed over as objects a tick put 31,000 on the heap, and 38,000 with measures. */
const MOST = 8000;
/** V8 compiles by the clock, and in one process of six or so it inlines less: the code can do without if one of these does. */
const PROCESSES = 3;

it('a tick puts next to nothing on the heap', () => {
  const seen: CountyAllocated[] = [];
  const isLow = ({ alone, measured }: CountyAllocated): boolean => alone.bytes < MOST && measured.bytes < MOST;
  while (seen.length < PROCESSES && !seen.some(isLow)) {
    const { stdout } = spawnSync(process.execPath, ['dist/node/bench.js', '--allocation'], { encoding: 'utf8' });
    seen.push(JSON.parse(stdout) as CountyAllocated);
  }
  expect(seen.some(isLow), JSON.stringify(seen)).toBe(true);
});
