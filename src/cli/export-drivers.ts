/** The engine's drivers in the words of an export. */
import { driverOf, driverStreams, JOIN_SPEED, DRIVEWAY_SPEED, STAND_GAP, timeGapFor } from '../engine/index.ts';
import type { Driver, SimulationInput, VehicleClass } from '../engine/index.ts';
import type { SumoDrivers } from '../exchange/index.ts';

export function sumoDrivers({ seed, saturationFlow, blockingShare, drivers = {} }: SimulationInput): SumoDrivers {
  const streams = driverStreams(seed);
  const timeGap = drivers.timeGap ?? timeGapFor(saturationFlow);
  const usual = (vehicleClass: VehicleClass): Driver =>
    driverOf(streams, 'usual', vehicleClass, timeGap, blockingShare, { ...drivers, spread: 0 });
  return {
    usual: [usual(0), usual(1), usual(2)],
    speedFactorOf: ({ name, vehicleClass }) =>
      driverOf(streams, name, vehicleClass, timeGap, blockingShare, drivers).speedFactor,
    standGap: STAND_GAP,
    joinSpeed: JOIN_SPEED,
    drivewaySpeed: DRIVEWAY_SPEED,
  };
}
