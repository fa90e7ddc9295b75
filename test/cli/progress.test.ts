import { describe, expect, it } from 'vitest';
import { createProgress } from '../../src/cli/progress.ts';

const what = { zh: '仿真', en: 'Simulating' };

function terminal(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, written, write: (text: string) => written.push(text) };
}

describe('progress', () => {
  it('is plain lines, one for each tenth, where nobody can watch a line change', () => {
    const output = terminal(false);
    let now = 0;
    const progress = createProgress(what, 'en', output, () => now);
    for (let step = 0; step <= 100; step++) {
      now = step * 1000;
      progress.update(step / 100);
    }
    progress.done();
    expect(output.written).toHaveLength(11);
    expect(output.written[0]).toBe('Simulating   0%\n');
    expect(output.written[3]).toBe('Simulating  30%  about 1 min 10 s left\n');
    expect(output.written.at(-1)).toBe('Simulating 100%\n');
  });

  it('is one line rewritten a few times a second in a terminal', () => {
    const output = terminal(true);
    let now = 0;
    const progress = createProgress(what, 'zh', output, () => now);
    for (let step = 0; step < 100; step++) {
      now = step * 10;
      progress.update(step / 100, '07:00');
    }
    progress.done();
    expect(output.written).toHaveLength(6);
    expect(output.written.slice(0, -1).every((text) => text.startsWith('\r') && !text.includes('\n'))).toBe(true);
    expect(output.written[1]).toBe('\r仿真  20%  07:00  约剩 1 秒');
    expect(output.written.at(-1)).toMatch(/^\r仿真 100% *\n$/);
  });
});
