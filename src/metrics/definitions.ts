/** Unit and definition of every measure in a result, by the name of its field: a number that is shown is a number defined. */
import type { Text } from '../scenario/index.ts';
import { QUEUE_RULE } from './collect/queues.ts';
import { GRADE_VEHICLES_MIN } from './report/links.ts';
import { LOS_VEHICLES_MIN } from './report/intersections.ts';

const queueStarts = QUEUE_RULE.startsBelow * 3.6;
const queueEnds = QUEUE_RULE.endsAbove * 3.6;

const MEASURES: Readonly<Record<string, { unit: string; definition: Text }>> = {
  from: { unit: 's since midnight', definition: { zh: '时段起点（不含）', en: 'start of the window, excluded' } },
  to: { unit: 's since midnight', definition: { zh: '时段终点（含）', en: 'end of the window, included' } },
  throughput: {
    unit: 'veh',
    definition: {
      zh: '车头越过停止线的车辆；路段为从末端驶出的车辆',
      en: 'vehicles whose front passed the stop line; of a link, that left by its far end',
    },
  },
  arrivals: {
    unit: 'veh',
    definition: {
      zh: '时段内到达影响区的车辆：过线车辆加上时段末在影响区内的，减去时段初在影响区内的',
      en: 'vehicles that came to the influence area in the window: those that passed, plus those in the area at its end, less those there at its start',
    },
  },
  delay: {
    unit: 's/veh',
    definition: {
      zh: '控制延误：时段内在影响区内的时间减去同一驾驶人自由行驶的时间，含未到达者，除以时段内过线与时段末仍在影响区的车辆',
      en: "control delay: time in the influence area minus the same driver's own free time there, in the window, those not done included, per vehicle that passed or was still in the area at the window's end",
    },
  },
  totalDelay: { unit: 's', definition: { zh: '上述延误的总和', en: 'the sum of that delay' } },
  stops: {
    unit: '1/veh',
    definition: {
      zh: '影响区内车速降到停车速度以下的次数，每车',
      en: 'falls below the stop speed in the influence area, per vehicle',
    },
  },
  queueMean: {
    unit: 'm',
    definition: {
      zh: `每秒从停止线到最后一辆排队车车尾的平均长度，取最长的车道（路口取最长的进口道）。车速低于${queueStarts}公里/时开始排队，高于${queueEnds}公里/时结束；前后净距不超过${QUEUE_RULE.gapLimit}米，行驶中的车辆另加${QUEUE_RULE.movingGap}秒行程`,
      en: `mean over the seconds of the distance from the stop line to the rear of the last queued vehicle, of the longest lane (of an intersection, its longest approach). Queued from below ${queueStarts} km/h until above ${queueEnds} km/h; gaps of at most ${QUEUE_RULE.gapLimit} m, and ${QUEUE_RULE.movingGap} s of its speed more for a moving vehicle`,
    },
  },
  queueMax: { unit: 'm', definition: { zh: '上述长度的最大值', en: 'the highest of those lengths' } },
  queueMeanVehicles: {
    unit: 'veh',
    definition: { zh: '平均排队车辆数，各车道相加', en: 'mean number of queued vehicles, all lanes' },
  },
  queueMaxVehicles: {
    unit: 'veh',
    definition: { zh: '同一秒最多排队车辆数', en: 'most queued vehicles in one second' },
  },
  queue95: {
    unit: 'm',
    definition: {
      zh: '各信号周期最大排队长度的95%位值；时段不足1小时的，取到时段末为止的1小时',
      en: '95th percentile (nearest rank) of the longest queue of each signal cycle; for a window shorter than an hour, of the hour that ends with it',
    },
  },
  spillback: {
    unit: 's',
    definition: {
      zh: `最后一辆排队车车尾距上游路口不到${QUEUE_RULE.spillbackWithin}米的秒数`,
      en: `seconds in which the last queued rear was within ${QUEUE_RULE.spillbackWithin} m of the upstream intersection`,
    },
  },
  los: {
    unit: 'letter',
    definition: {
      zh: `服务水平，表名见 losTable；无信号路口取最差的次要流向（时段内不少于${LOS_VEHICLES_MIN}辆）`,
      en: `level of service by the table named in losTable; without a signal that of the worst minor movement with at least ${LOS_VEHICLES_MIN} vehicles`,
    },
  },
  speed: {
    unit: 'm/s',
    definition: {
      zh: '行驶米数除以所用秒数，每秒取样，路段含其末端路口',
      en: 'metres driven per second spent, sampled every second, on the link and through the intersection at its end',
    },
  },
  meanSpeed: {
    unit: 'm/s',
    definition: { zh: '全县行驶米数除以所用秒数', en: 'metres driven per second spent, whole county' },
  },
  travelTimeIndex: {
    unit: '1',
    definition: {
      zh: '行程时间除以自由流行程时间，不小于1。自由流速度：按限速行驶的单车在任意时刻到达信号灯的平均速度，取全天最有利的方案',
      en: 'travel time ÷ free-flow travel time, at least 1. Free-flow speed: the mean of a lone vehicle at the limit that meets the signal at a random moment, under the kindest plan of the day',
    },
  },
  grade: {
    unit: '1…5',
    definition: {
      zh: `GB/T 33171 拥堵等级，1畅通至5严重拥堵；少于${GRADE_VEHICLES_MIN}辆车记0`,
      en: `congestion grade of GB/T 33171, 1 free to 5 severely congested; 0 with fewer than ${GRADE_VEHICLES_MIN} vehicles`,
    },
  },
  gradeShares: {
    unit: '1',
    definition: {
      zh: '各等级路段里程比例，只计有等级的路段',
      en: 'share of kilometres by grade 1…5, graded links only',
    },
  },
  density: {
    unit: 'veh/km',
    definition: { zh: '平均车辆数除以路段长度，各车道合计', en: 'mean vehicles per kilometre, all lanes' },
  },
  entryDelay: {
    unit: 's',
    definition: { zh: '等待驶入该路段的总时间', en: 'total wait of those who wanted to enter the link' },
  },
  travelTime: {
    unit: 's',
    definition: { zh: '干线各路段平均行程时间之和', en: "sum of the corridor's mean link travel times" },
  },
  made: {
    unit: 'trips',
    definition: {
      zh: '到时段末已到出发时间的出行 = 等待 + 在路上 + 已到达',
      en: "trips that wanted to leave by the window's end = waiting + inside + done",
    },
  },
  waiting: { unit: 'trips', definition: { zh: '在入口等待的出行', en: 'in the entry queue' } },
  inside: { unit: 'trips', definition: { zh: '在路上的出行', en: 'on the road' } },
  done: { unit: 'trips', definition: { zh: '已到达的出行', en: 'at their destination' } },
  doneInWindow: { unit: 'trips', definition: { zh: '时段内到达的出行', en: 'trips that ended within the window' } },
  totalDelayHours: {
    unit: 'veh·h',
    definition: { zh: '全县总控制延误，含影响区以外', en: 'control delay of the county, outside influence areas too' },
  },
  entryDelayHours: {
    unit: 'veh·h',
    definition: {
      zh: '全县入口等待总时间，不含在控制延误内',
      en: 'wait in entry queues, not part of the control delay',
    },
  },
  delayPerTrip: {
    unit: 's/veh',
    definition: {
      zh: '总控制延误除以时段内在路上的车辆',
      en: 'control delay per vehicle that was on the road in the window',
    },
  },
  stopsPerTrip: {
    unit: '1/veh',
    definition: { zh: '停车次数除以时段内在路上的车辆', en: 'stops per vehicle that was on the road in the window' },
  },
  vehicleKm: { unit: 'veh·km', definition: { zh: '行驶里程', en: 'distance driven' } },
  spillbackSeconds: {
    unit: 's',
    definition: { zh: '各进口道排队溢出秒数之和', en: 'spillback seconds summed over approaches' },
  },
  hardBrakingPer1000Km: {
    unit: '1/(1000 veh·km)',
    definition: { zh: '所需减速度超过4.5米/秒²的次数', en: 'brakings for which more than 4.5 m/s² was needed' },
  },
  schoolTrips: {
    unit: 'trips',
    definition: {
      zh: 'arrived、fetched：时段内到校门、接走；due：铃声在时段内的送学出行；onTime：其中铃响前到校门的',
      en: 'arrived, fetched: at the gate in the window; due: drop-offs whose bell rang in it; onTime: of these, at the gate by the bell',
    },
  },
};

export const UNITS: Record<string, string> = Object.fromEntries(
  Object.entries(MEASURES).map(([name, { unit }]) => [name, unit]),
);

export const DEFINITIONS: Record<string, Text> = Object.fromEntries(
  Object.entries(MEASURES).map(([name, { definition }]) => [name, definition]),
);
