/**
 * How somebody would drive behind somebody else: car following for one driver, asked by whoever weighs a change of lane, lets somebody in or
 * comes out of a driveway.
 *
 * Question and answer are fields, and the formulas stand in a list. To a function that V8 does not inline each number is handed over as an
 * object on the heap, and it inlines only so much into one function; what is called from a list it never inlines, so each of them
 * has room for all that it calls.
 */
import { pow } from '../common/index.ts';
import { STAND_GAP } from './following.ts';
import {
  adaptiveAcceleration,
  freeAcceleration,
  gapRatio,
  givingUp,
  staysPut,
  withoutPower,
} from './models/car-following.ts';
import type { Vehicles } from './vehicles.ts';
import type { World } from './world.ts';

interface Question {
  /** To whom or what it would follow [m], with its speed [m/s] and acceleration [m/s²]; to be filled in before it is asked. */
  gap: number;
  speed: number;
  acceleration: number;
  /** On a free road, by the calm form, and the answer itself, which has no bounds [m/s²]. */
  free: number;
  calm: number;
  /** For the calm form: `gapRatio`, and `givingUp` of it. */
  ratio: number;
  exponent: number;
  answer: number;
}

export const question: Question = {
  gap: NaN,
  speed: NaN,
  acceleration: NaN,
  free: NaN,
  calm: NaN,
  ratio: NaN,
  exponent: NaN,
  answer: NaN,
};

const FORMULAS: readonly ((vehicles: Vehicles, v: number) => void)[] = [
  driveFreely,
  followCalmly,
  raisePower,
  adapt,
  stayPut,
];

/** Behind a leader `question.gap` ahead. */
export function askBehind(world: World, v: number, leader: number): void {
  const { vehicles } = world;
  question.speed = vehicles.speed[leader]!;
  question.acceleration = vehicles.acceleration[leader]!;
  askQuestion(world, v);
}

/** Before a fixed point `question.gap` ahead. */
export function askBeforePoint(world: World, v: number): void {
  question.speed = 0;
  question.acceleration = 0;
  askQuestion(world, v);
}

export function askQuestion({ vehicles }: World, v: number): void {
  for (let at = 0; at < FORMULAS.length; at++) FORMULAS[at]!(vehicles, v);
}

function driveFreely({ speed, desired, accel, brake }: Vehicles, v: number): void {
  question.free = freeAcceleration(speed[v]!, desired[v]!, accel[v]!, brake[v]!);
}

function followCalmly({ speed, desired, accel, root, keeps }: Vehicles, v: number): void {
  const own = speed[v]!;
  const { free } = question;
  const isAbove = own > desired[v]!;
  const ratio = gapRatio(question.gap, own, own - question.speed, root[v]!, keeps[v]!, STAND_GAP);
  question.ratio = ratio;
  question.exponent = givingUp(ratio, free, isAbove, accel[v]!);
  if (question.exponent === 0) question.calm = withoutPower(ratio, free, isAbove, accel[v]!);
}

/** Raised every time, and 1 where none is needed: what is called less than once in seven times V8 does not inline either. */
function raisePower(): void {
  const { ratio, exponent, free } = question;
  const kept = 1 - pow(ratio, exponent);
  if (exponent !== 0) question.calm = free * kept;
}

function adapt({ speed, accel, brake }: Vehicles, v: number): void {
  const { gap, calm } = question;
  const own = speed[v]!;
  question.answer = adaptiveAcceleration(calm, gap, own, question.speed, question.acceleration, accel[v]!, brake[v]!);
}

function stayPut({ speed, brake }: Vehicles, v: number): void {
  const own = speed[v]!;
  if (staysPut(question.gap, own, question.speed, STAND_GAP)) question.answer = own === 0 ? 0 : -brake[v]!;
}
