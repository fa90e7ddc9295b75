/** Watches one corridor of a run while the page looks at it, and tells what it sees a few times a second. */
import { CorridorWatch } from '../metrics/index.ts';
import { corridorWay } from '../network/index.ts';
import type { Notice } from './messages.ts';
import type { Run } from './run.ts';

/** Wall clock between two pieces of the record [ms]. */
const TOLD_EVERY = 250;

export class CorridorTeller {
  readonly #post: (notice: Notice, transfer: ArrayBufferLike[]) => void;
  readonly #now: () => number;
  #watch: CorridorWatch | undefined;
  #intersections: readonly string[] = [];
  #toldAt = 0;

  constructor(post: (notice: Notice, transfer: ArrayBufferLike[]) => void, now: () => number) {
    this.#post = post;
    this.#now = now;
  }

  /** @param intersections ids along the corridor; null: nothing is watched any more */
  watch({ simulation, collector }: Run, intersections: readonly string[] | null): void {
    this.end();
    if (intersections === null) return;
    const way = corridorWay(simulation.input.network, intersections);
    this.#intersections = intersections;
    this.#watch = new CorridorWatch(simulation, way, (link) => collector.queueOf(link));
    this.tell();
  }

  end(): void {
    this.#watch = undefined;
  }

  afterStep(): void {
    this.#watch?.afterStep();
  }

  /** Now and then, while it runs. */
  tellWhenDue(): void {
    if (this.#watch !== undefined && this.#now() - this.#toldAt >= TOLD_EVERY) this.tell();
  }

  /** What came since it last told, now. */
  tell(): void {
    if (this.#watch === undefined) return;
    this.#toldAt = this.#now();
    const record = this.#watch.take();
    this.#post({ kind: 'corridor', intersections: this.#intersections, record }, [
      record.aspects.buffer,
      record.vehicles.buffer,
      record.queues.buffer,
    ]);
  }
}
