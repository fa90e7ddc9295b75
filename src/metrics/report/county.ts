/** The county in a window. */
import type { SchoolCollector } from '../collect/schoolTrips.ts';
import { congestionGrade, travelTimeIndex } from '../formulas/congestionGrade.ts';
import type { CountyReport, LinkReport } from '../report-types.ts';
import { gradeShares, type FreeFlow } from './links.ts';
import type { Window } from './window.ts';

/** Counts of trips at the window's start. */
export interface Before {
  readonly done: number;
}

const HOUR = 3600;

export function countyReport(
  window: Window,
  before: Before,
  links: readonly LinkReport[],
  freeFlow: FreeFlow,
  schools: SchoolCollector,
): CountyReport {
  const { network, layout } = window;
  const at = layout.county;
  let delay = window.count(at.delayElsewhere);
  let stops = window.count(at.stopsElsewhere);
  for (const movement of network.movements) {
    delay += window.count(layout.movement.delay, movement.index);
    stops += window.count(layout.movement.stops, movement.index);
  }
  let seconds = 0;
  let metres = 0;
  let freeTime = 0;
  let spillbackSeconds = 0;
  let entryDelay = 0;
  for (const link of network.links) {
    const driven = window.count(layout.link.metres, link.index);
    seconds += window.count(layout.link.vehicleSeconds, link.index);
    metres += driven;
    freeTime += driven / (freeFlow.get(link.id) ?? link.speedLimit);
    spillbackSeconds += window.count(layout.link.spillback, link.index);
    entryDelay += window.count(layout.link.entryDelay, link.index);
  }
  const made = window.count(at.made);
  const waiting = window.count(at.waiting);
  const done = window.count(at.done);
  const onTheRoad = made - waiting - before.done;
  const vehicleKm = window.count(at.distance) / 1000;
  return {
    made,
    waiting,
    inside: window.count(at.inside),
    done,
    doneInWindow: done - before.done,
    totalDelayHours: delay / HOUR,
    entryDelayHours: entryDelay / HOUR,
    delayPerTrip: onTheRoad > 0 ? delay / onTheRoad : null,
    stopsPerTrip: onTheRoad > 0 ? stops / onTheRoad : null,
    vehicleKm,
    meanSpeed: seconds > 0 ? metres / seconds : null,
    travelTimeIndex: freeTime > 0 ? travelTimeIndex(seconds, freeTime) : null,
    grade: seconds > 0 ? congestionGrade(freeTime / seconds) : 0,
    gradeShares: gradeShares(window, links),
    spillbackSeconds,
    hardBrakingPer1000Km: vehicleKm > 0 ? (window.count(at.hardBrakings) / vehicleKm) * 1000 : null,
    schoolTrips: {
      arrived: window.count(at.schoolArrived),
      ...schools.bells(window.from, window.to),
      fetched: window.count(at.schoolFetched),
    },
  };
}
