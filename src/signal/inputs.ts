/** What controllers are told before anything has been seen. */
import type { SignalInputs, SignalProgram } from './program.ts';

export function createInputs({ detectors, buttons, calls }: SignalProgram): SignalInputs {
  return {
    occupied: new Uint8Array(detectors.length),
    counted: new Uint8Array(detectors.length),
    pressed: new Uint8Array(buttons.length),
    arrival: new Int32Array(calls.length).fill(-1),
    cleared: new Uint8Array(calls.length),
  };
}
