/** A word beside each intersection whose controller is not run as usual in the frame shown: by hand, pre-empted, off line… */
import type { Frame } from '../../../engine/index.ts';
import type { Network } from '../../../network/index.ts';
import type { Model, Text } from '../../../scenario/index.ts';
import type { SignalProgram } from '../../../signal/index.ts';
import { mapWordOf } from '../../modes.ts';

export class ModeTags {
  /** By node. */
  readonly words: (Text | undefined)[];
  /** By controller: its nodes. */
  readonly #nodes: readonly (readonly number[])[];

  constructor(network: Network, model: Model, program: SignalProgram) {
    this.words = network.nodes.map(() => undefined);
    const places = new Map(model.controllers.map((one) => [one.id, one.intersections]));
    this.#nodes = program.controllers.map(({ id }) =>
      (places.get(id) ?? []).flatMap((place) => network.nodeIndex.get(place) ?? []),
    );
  }

  /** Returns whether any word changed. */
  show(frame: Frame): boolean {
    let changed = false;
    this.#nodes.forEach((nodes, controller) => {
      const word = mapWordOf(frame.mode[controller]);
      for (const node of nodes) {
        changed ||= this.words[node] !== word;
        this.words[node] = word;
      }
    });
    return changed;
  }

  clear(): void {
    this.words.fill(undefined);
  }
}
