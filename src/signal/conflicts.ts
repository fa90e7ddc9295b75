/** Which movements of an intersection conflict, from the conflict areas of their connections; and the intergreens set by hand. */
import type { ConflictArea, Network, SetIntergreen } from '../network/index.ts';

/** Movements a and b share these areas; `flipped` where the area's `a` belongs to the second. */
export interface SharedArea {
  readonly area: ConflictArea;
  readonly flipped: boolean;
}

/** For every pair of movements of one node: the conflict areas between them, and what replaces the intergreen that follows from them. */
export class ConflictTable {
  private readonly shared = new Map<string, SharedArea[]>();
  private readonly set = new Map<string, SetIntergreen>();

  constructor(network: Network, nodes: readonly number[]) {
    for (const area of network.conflicts) {
      const a = movementOf(network, area.a);
      const b = movementOf(network, area.b);
      if (!nodes.includes(network.movements[a]?.node as number)) continue;
      // Lanes of one approach sort themselves out behind the stop line; their lamp is the drivers' common affair.
      if (network.movements[a]?.fromLink === network.movements[b]?.fromLink) continue;
      this.add(a, b, { area, flipped: false });
      this.add(b, a, { area, flipped: true });
    }
    for (const one of network.intergreens)
      if (nodes.includes(network.movements[one.ending]?.node as number))
        this.set.set(`${one.ending} ${one.starting}`, one);
  }

  between(a: number, b: number): readonly SharedArea[] {
    return this.shared.get(`${a} ${b}`) ?? [];
  }

  conflict(a: number, b: number): boolean {
    return this.shared.has(`${a} ${b}`);
  }

  /** What somebody set for the pair in the place of the derived intergreen. */
  setFor(ending: number, starting: number): SetIntergreen | undefined {
    return this.set.get(`${ending} ${starting}`);
  }

  private add(a: number, b: number, area: SharedArea): void {
    const key = `${a} ${b}`;
    const list = this.shared.get(key);
    if (list === undefined) this.shared.set(key, [area]);
    else list.push(area);
  }
}

function movementOf(network: Network, connection: number): number {
  const movement = network.connections[connection]?.movement;
  if (movement === undefined) throw new Error(`no connection ${connection}`);
  return movement;
}
