/** Signals as text: one line for every change, G green, g permissive, f flash, y yellow, r red; W walk. */
import { movementText } from '../../src/network/index.ts';
import type { Network, NetworkLink } from '../../src/network/index.ts';
import { Aspect } from '../../src/signal/index.ts';
import type { SignalState } from '../../src/signal/index.ts';

const LETTER: Record<number, string> = {
  [Aspect.red]: 'r',
  [Aspect.green]: 'G',
  [Aspect.greenFlash]: 'f',
  [Aspect.yellow]: 'y',
  [Aspect.off]: '-',
};

export function cycleText(
  signals: SignalState,
  network: Network,
  ticksPerSecond: number,
  from: number,
  to: number,
): string {
  const names = network.movements.map(
    (movement) => movementText(network.links[movement.fromLink] as NetworkLink, movement.turn).zh,
  );
  const crosswalks = network.crosswalks.map(
    (crosswalk) => `行${movementText(network.links[crosswalk.leg] as NetworkLink, 'left').zh.slice(0, -1)}`,
  );
  const lines = [`time s  ${[...names, ...crosswalks].join(' ')}`];
  let last = '';
  for (let tick = from * ticksPerSecond; tick < to * ticksPerSecond; tick++) {
    signals.advance(tick);
    const cells = names.map((name, m) => {
      const letter = LETTER[signals.aspects[m] as number] ?? '?';
      return (letter === 'G' && signals.permissive[m] === 1 ? 'g' : letter).padEnd(2 * name.length);
    });
    const walks = crosswalks.map((name, c) =>
      (LETTER[signals.walks[c] as number] ?? '?').replace('G', 'W').padEnd(2 * name.length),
    );
    const line = [...cells, ...walks].join(' ').trimEnd();
    if (line !== last) lines.push(`${(tick / ticksPerSecond).toFixed(1).padStart(6)}  ${line}`);
    last = line;
  }
  return lines.join('\n');
}
