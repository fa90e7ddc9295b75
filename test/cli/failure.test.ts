/** An error nobody expected is one sentence, and its trace only for who asks. */
import { afterEach, expect, it, vi } from 'vitest';
import { failure } from '../../src/cli/failure.ts';

afterEach(() => vi.unstubAllEnvs());

it.each([
  ['zh', '程序的缺陷'],
  ['en', 'defect of the program'],
] as const)('a defect in %s says so, why, and how to learn more', (lang, words) => {
  const said = failure(new Error('no such lane 7'), lang);
  expect(said).toContain(words);
  expect(said).toContain('no such lane 7');
  expect(said).toContain('LUKOU_TRACE=1');
  expect(said.trimEnd().split('\n')).toHaveLength(1);
});

it('shows where it struck to who asks', () => {
  vi.stubEnv('LUKOU_TRACE', '1');
  expect(failure(new Error('no such lane 7'), 'en')).toMatch(/^Error: no such lane 7\n {4}at /);
});

it('a refusal of the system is no defect', () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { syscall: 'write' });
  expect(failure(full, 'en')).toBe('Failed: ENOSPC: no space left on device, write\n');
});
