/** What the time–space diagram is drawn from: everything it says is in here, already in the reader's language. */

/** `off`: dark. */
export type LampShown = 'green' | 'greenFlash' | 'yellow' | 'yellowFlash' | 'red' | 'off';

export interface LampBar {
  /** [s since midnight] */
  readonly from: number;
  readonly to: number;
  readonly shows: LampShown;
  /** Not recorded, but what plan and clock say; drawn pale. */
  readonly planned: boolean;
}

export interface TimeSpaceRow {
  readonly label: string;
  /** Along the corridor [m]. */
  readonly at: number;
  readonly kind: 'networked' | 'signal' | 'none';
  /** Cycle and offset, at the right. */
  readonly note: string;
  /** How far its offset has been moved; empty if it has not. */
  readonly moved: string;
  readonly forward: readonly LampBar[];
  readonly backward: readonly LampBar[];
}

export interface TimeSpaceBand {
  readonly isForward: boolean;
  readonly label: string;
  /** In driving order: row, and when the band's beginning passes it [s since midnight], in any one cycle. */
  readonly line: readonly { readonly row: number; readonly time: number }[];
  /** [s] */
  readonly width: number;
  readonly cycle: number;
}

export interface TimeSpaceTrajectory {
  readonly isForward: boolean;
  /** [s since midnight], metres along the corridor, delay on it so far [s]. */
  readonly points: readonly (readonly [time: number, metres: number, delay: number])[];
}

export interface TimeSpaceQueue {
  readonly row: number;
  readonly isForward: boolean;
  /** [s since midnight], metres from the stop line. */
  readonly points: readonly (readonly [time: number, metres: number])[];
}

export interface TimeSpaceWords {
  readonly time: string;
  readonly metres: string;
  /** Above cycle and offset. */
  readonly plan: string;
  readonly now: string;
  /** Names of the delay scale and its five steps. */
  readonly delay: string;
  readonly delaySteps: readonly string[];
  readonly queue: string;
  readonly shown: string;
  readonly planned: string;
  readonly forward: string;
  readonly backward: string;
  readonly networked: string;
  readonly notNetworked: string;
}

export interface TimeSpaceData {
  /** What to see. */
  readonly title: string;
  /** Sentences under it, as why there is no common band. */
  readonly notes: readonly string[];
  readonly words: TimeSpaceWords;
  /** Shown [s since midnight]. */
  readonly from: number;
  readonly to: number;
  readonly now: number;
  /** Distances as they are, or every intersection as far from the next. */
  readonly distance: 'true' | 'equal';
  readonly isFirstOnTop: boolean;
  readonly rows: readonly TimeSpaceRow[];
  readonly bands: readonly TimeSpaceBand[];
  readonly trajectories: readonly TimeSpaceTrajectory[];
  readonly queues: readonly TimeSpaceQueue[];
}

/** [s] Where one step of the delay scale ends and the next begins. */
export const DELAY_STEPS = [10, 30, 60, 120] as const;
