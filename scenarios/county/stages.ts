/** Which movements are green together at a signal: stages and phases without their times. */
import type { Leg, Node } from './layout.ts';
import { lanesOf, type TurnTo, turnsFrom } from './turns.ts';

export interface PhaseSketch {
  id: string;
  movements: { approach: string; turn: TurnTo['turn']; permissive?: true }[];
  /** Legs whose crosswalk walks with this phase. */
  crosswalks: Leg[];
}
export interface StageSketch {
  id: string;
  kind: 'through' | 'left' | 'stem';
  phases: string[];
  /** The widest approach that is served, which sets how much green the stage gets. */
  leg: Leg;
}
export interface Sketch {
  phases: PhaseSketch[];
  stages: StageSketch[];
}

type Movements = PhaseSketch['movements'];

/** Roads across each other first by class and lanes: the major axis comes first in the cycle. */
export function sketchStages(node: Node): Sketch {
  const sketch: Sketch = { phases: [], stages: [] };
  for (const [index, axis] of axesOf(node).entries()) {
    const name = `axis${index + 1}`;
    if (axis.length === 1) addStem(sketch, node, name, axis);
    else addAxis(sketch, node, name, axis);
  }
  return sketch;
}

/** Legs in pairs that run through to each other, and single legs; the widest first. */
export function axesOf(node: Node): Leg[][] {
  const left = new Set(node.legs);
  const axes: Leg[][] = [];
  for (const leg of node.legs) {
    if (!left.delete(leg)) continue;
    const opposite = turnsFrom(node, leg).find((exit) => exit.turn === 'through')?.leg;
    const isPair = opposite && turnsFrom(node, opposite).some((exit) => exit.turn === 'through' && exit.leg === leg);
    axes.push(isPair && left.delete(opposite) ? [leg, opposite] : [leg]);
  }
  return axes.sort((a, b) => b.length - a.length || weightOf(b) - weightOf(a));
}

const weightOf = (axis: Leg[]): number =>
  Math.max(...axis.map((leg) => leg.stretch.road.lanes * 10 + (leg.stretch.road.bay ?? 0) / 10));

const movementsOf = (node: Node, leg: Leg): Movements =>
  [...new Set(turnsFrom(node, leg).map((exit) => exit.turn))].map((turn) => ({ approach: leg.approach, turn }));

/** Turning traffic yields to whoever walks or comes against it. */
const yielding = (movements: Movements): Movements =>
  movements.map((movement) => (movement.turn === 'through' ? movement : { ...movement, permissive: true }));

const hasOwnLeftLane = (node: Node, leg: Leg): boolean =>
  lanesOf(node, leg).some((lane) => lane.turns.length === 1 && lane.turns[0] === 'left');

function addStem(sketch: Sketch, node: Node, name: string, [leg]: Leg[]): void {
  if (!leg) return;
  const others = node.legs.filter((other) => other !== leg);
  // At five legs the walkers of the odd leg's stage would meet most of the intersection's traffic: they walk with the axes.
  const crosswalks = node.legs.length === 3 ? others : [];
  sketch.phases.push({ id: name, movements: yielding(movementsOf(node, leg)), crosswalks });
  sketch.stages.push({ id: name, kind: 'stem', phases: [name], leg });
}

function addAxis(sketch: Sketch, node: Node, name: string, axis: Leg[]): void {
  const leg = axis.reduce((a, b) => (a.stretch.road.lanes >= b.stretch.road.lanes ? a : b));
  const crosswalks = node.legs.filter((other) => !axis.includes(other));
  const turning = axis.filter((one) => movementsOf(node, one).some((movement) => movement.turn === 'left'));
  const isProtected =
    leg.stretch.road.lanes >= 2 && turning.length > 0 && turning.every((one) => hasOwnLeftLane(node, one));
  if (!isProtected) {
    const movements = yielding(axis.flatMap((one) => movementsOf(node, one)));
    sketch.phases.push({ id: name, movements, crosswalks });
    sketch.stages.push({ id: name, kind: 'through', phases: [name], leg });
    return;
  }
  const straight = (one: Leg): Movements => yielding(movementsOf(node, one).filter(({ turn }) => turn !== 'left'));
  const lefts = turning.map((one): Movements[number] => ({ approach: one.approach, turn: 'left' }));
  const [lone] = turning;
  if (turning.length === 1 && lone) {
    // At a T the traffic beside the left turn keeps its green.
    const [beside, against] = [`${name}-beside`, `${name}-against`];
    const opposing = axis.filter((one) => one !== lone).flatMap(straight);
    sketch.phases.push(
      { id: beside, movements: straight(lone), crosswalks: [] },
      { id: against, movements: opposing, crosswalks },
      { id: `${name}-left`, movements: lefts, crosswalks: [] },
    );
    sketch.stages.push(
      { id: name, kind: 'through', phases: [beside, against], leg },
      { id: `${name}-left`, kind: 'left', phases: [beside, `${name}-left`], leg },
    );
    return;
  }
  sketch.phases.push(
    { id: name, movements: axis.flatMap(straight), crosswalks },
    { id: `${name}-left`, movements: lefts, crosswalks: [] },
  );
  sketch.stages.push(
    { id: name, kind: 'through', phases: [name], leg },
    { id: `${name}-left`, kind: 'left', phases: [`${name}-left`], leg },
  );
}
