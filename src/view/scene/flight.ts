/** The pose of the camera over time: where it is, and the short eased flight to where it should be. */
import { between, eased, type Pose } from './camera.ts';

/** [ms] */
const SHORT = 160;
const LONG = 250;

export interface Flight {
  pose(): Pose;
  /** Where it will be when the flight is over. */
  goal(): Pose;
  jumpTo(pose: Pose): void;
  /** A flight that is under way bends towards the new goal. */
  flyTo(pose: Pose, isLong: boolean): void;
  /** @returns whether the pose changed. @param now [ms] */
  advance(now: number): boolean;
}

/** @param isStill whether the planner asked for less motion: then every flight is a jump */
export function createFlight(start: Pose, isStill: () => boolean): Flight {
  let pose = start;
  let from = start;
  let goal = start;
  let since: number | null = null;
  let duration = 0;
  let moved = true;
  return {
    pose: () => pose,
    goal: () => goal,
    jumpTo(next) {
      pose = next;
      from = next;
      goal = next;
      duration = 0;
      moved = true;
    },
    flyTo(next, isLong) {
      if (isStill()) {
        this.jumpTo(next);
        return;
      }
      from = pose;
      goal = next;
      since = null;
      duration = isLong ? LONG : SHORT;
    },
    advance(now) {
      if (duration > 0) {
        since ??= now;
        const share = Math.min(1, (now - since) / duration);
        pose = share >= 1 ? goal : between(from, goal, eased(share));
        if (share >= 1) duration = 0;
        return true;
      }
      const changed = moved;
      moved = false;
      return changed;
    },
  };
}
