/**
 * The counters of every whole minute of a run. A minute is the time (begin, begin + 60 s]: what happens in the tick that ends
 * on the full minute still belongs to it. Bins and windows are made from minutes, so any window in HH:MM is exact and the
 * windows 07:00–08:00 and 08:00–09:00 add up to 07:00–09:00.
 */
import type { Layout } from './layout.ts';

export const MINUTE = 60;

export class Minutes {
  /** The minute being filled; collectors write here, at the offsets of the layout. */
  readonly current: Float64Array;
  /** Closed minutes in order. Halved precision (24 bits) halves the memory of a day; counts stay exact. */
  private readonly closed: Float32Array[] = [];
  private readonly first: number;
  private readonly layout: Layout;

  /** @param start [s since midnight] of the run; a whole minute, RangeError otherwise */
  constructor(layout: Layout, start: number) {
    if (start % MINUTE !== 0) throw new RangeError(`a run that is measured starts on a full minute, not at ${start} s`);
    this.layout = layout;
    this.current = new Float64Array(layout.size);
    this.first = start / MINUTE;
  }

  get start(): number {
    return this.first * MINUTE;
  }

  /** [s since midnight] up to which minutes are closed. */
  get closedUntil(): number {
    return (this.first + this.closed.length) * MINUTE;
  }

  /** The current minute is complete; the next begins empty. */
  close(): void {
    this.closed.push(Float32Array.from(this.current));
    this.current.fill(0);
  }

  /**
   * Counters of the window (from, to], combined block by block.
   *
   * @param from whole minute [s since midnight]   @param to whole minute, at most `closedUntil`, or later together with `partial`
   * @param partial counters of the minute being filled, where the window reaches into it
   */
  window(from: number, to: number, partial?: Float64Array): Float64Array {
    const total = new Float64Array(this.layout.size);
    const last = Math.min(Math.floor(to / MINUTE) - this.first, this.closed.length);
    for (let minute = from / MINUTE - this.first; minute < last; minute++)
      this.add(total, this.closed[minute] ?? new Float32Array());
    if (partial !== undefined) this.add(total, partial);
    return total;
  }

  /** One counter of `combine: 'last'` as it stood at this time; 0 at the start of the run. */
  at(time: number, place: number): number {
    return this.closed[time / MINUTE - this.first - 1]?.[place] ?? 0;
  }

  private add(total: Float64Array, minute: Float32Array | Float64Array): void {
    for (const { begin, end, combine } of this.layout.blocks)
      for (let place = begin; place < end; place++) {
        const value = minute[place] ?? 0;
        if (combine === 'sum') total[place] = (total[place] ?? 0) + value;
        else if (combine === 'last' || value > (total[place] ?? 0)) total[place] = value;
      }
  }
}
