/** What netconvert and sumo may warn of, each with the reason why it is none of ours to mend. Anything else fails the comparison. */

export interface AllowedWarning {
  readonly of: 'netconvert' | 'sumo';
  readonly pattern: RegExp;
  readonly reason: string;
}

export const ALLOWED_WARNINGS: readonly AllowedWarning[] = [
  {
    of: 'sumo',
    pattern: /^Missing (green|yellow) phase in tlLogic '.*', program '(change|shown)-\d{4}(\.\d+)?'/,
    reason:
      'The change from one plan to the next, or what a controller showed that goes by traffic, is a program played once, and has no cycle.',
  },
  {
    of: 'sumo',
    pattern: /performs emergency braking|performs emergency stop/,
    reason:
      "A vehicle brakes harder than it wished, mostly at a signal: behaviour of SUMO's drivers, not of the files.",
  },
  {
    of: 'sumo',
    pattern: /collision with vehicle/,
    reason: "Bumpers touch in one of SUMO's lane changes: behaviour of its drivers; nobody is removed for it.",
  },
];

/** Lines of a program's output that are neither its ordinary words nor allowed. */
export function forbiddenLines(of: AllowedWarning['of'], output: string): string[] {
  const lines = output.split('\n').filter((line) => /^(Warning|Error): /.test(line));
  const allowed = ALLOWED_WARNINGS.filter((warning) => warning.of === of);
  return lines.filter(
    (line) => line.startsWith('Error') || !allowed.some(({ pattern }) => pattern.test(line.replace(/^Warning: /, ''))),
  );
}
