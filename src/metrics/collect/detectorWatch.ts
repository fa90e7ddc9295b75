/**
 * What detectors told the centre, minute by minute: vehicles, time covered, and when anything was last seen. A detector that is dead
 * tells nothing, and a controller that is cut off neither; such time is no time without traffic. It only reads.
 *
 * Of every detector, whatever the class of its controller: who may look is for those who show it.
 */
import type { Simulation } from '../../engine/index.ts';
import { isWithin } from '../../signal/index.ts';
import { MINUTE } from './minutes.ts';

export interface DetectorFigures {
  /** Its number in the program. */
  readonly detector: number;
  /** Vehicles that came onto it. */
  readonly counted: number;
  /** Share of the time heard in which it was covered; null when it was not heard at all. */
  readonly occupancy: number | null;
  /** [s] of the window in which it worked and was heard. */
  readonly heard: number;
  /** Whether it works and is heard now. */
  readonly isHeard: boolean;
  /** [s since midnight] when a vehicle was last over it, in the whole run; null: never. */
  readonly lastSeen: number | null;
}

/** Numbers of one detector in a minute: vehicles, ticks covered, ticks heard. */
const ROW = 3;

export class DetectorWatch {
  private readonly simulation: Simulation;
  /** Whole minutes from the start of the run on. */
  private readonly closed: Uint32Array[] = [];
  private readonly current: Uint32Array;
  private readonly lastSeen: Int32Array;
  private readonly isHeard: Uint8Array;

  constructor(simulation: Simulation) {
    const count = simulation.input.program.detectors.length;
    this.simulation = simulation;
    this.current = new Uint32Array(count * ROW);
    this.lastSeen = new Int32Array(count).fill(-1);
    this.isHeard = new Uint8Array(count).fill(1);
  }

  /** To be called after every step, from the first. */
  afterStep(): void {
    const { tick, inputs, input, signals } = this.simulation;
    const { detectors, ticksPerSecond } = input.program;
    // The step that ended saw what it saw during the tick before.
    const seen = tick - 1;
    for (let detector = 0; detector < detectors.length; detector++) {
      const { controller, failed } = detectors[detector]!;
      const isHeard = !isWithin(failed, seen) && !isWithin(signals.controllers[controller]!.offline, seen);
      this.isHeard[detector] = isHeard ? 1 : 0;
      if (!isHeard) continue;
      const counted = inputs.counted[detector]!;
      const occupied = inputs.occupied[detector]!;
      const at = detector * ROW;
      this.current[at] = this.current[at]! + counted;
      this.current[at + 1] = this.current[at + 1]! + occupied;
      this.current[at + 2] = this.current[at + 2]! + 1;
      if (counted > 0 || occupied > 0) this.lastSeen[detector] = tick;
    }
    if (detectors.length === 0 || tick % (MINUTE * ticksPerSecond) !== 0) return;
    this.closed.push(this.current.slice());
    this.current.fill(0);
  }

  /** The window (from, to], as far as the run has come: whole minutes [s since midnight]. */
  report(from: number, to: number): DetectorFigures[] {
    const { input } = this.simulation;
    const { ticksPerSecond } = input.program;
    const first = input.start / MINUTE;
    const minutes = this.closed.slice(Math.max(0, from / MINUTE - first), Math.max(0, Math.ceil(to / MINUTE - first)));
    if (to > (first + this.closed.length) * MINUTE) minutes.push(this.current);
    return input.program.detectors.map((_, detector) => {
      const sum = (place: number) => minutes.reduce((total, each) => total + each[detector * ROW + place]!, 0);
      const heard = sum(2);
      return {
        detector,
        counted: sum(0),
        occupancy: heard === 0 ? null : sum(1) / heard,
        heard: heard / ticksPerSecond,
        isHeard: this.isHeard[detector] === 1,
        lastSeen: this.lastSeen[detector]! < 0 ? null : this.lastSeen[detector]! / ticksPerSecond,
      };
    });
  }
}
