/**
 * Hands on the map: left drag pans, right drag (or Ctrl and left) tilts and turns, the wheel zooms at the cursor, a double click
 * flies nearer, two fingers pan and zoom. Knows the camera's pose, nothing of what is drawn.
 */
import { groundAt, type Pose, type Size, tilted, zoomedAt } from './camera.ts';

export interface GestureTarget {
  readonly element: HTMLElement;
  pose(): Pose;
  size(): Size;
  /** The highest view [m]. */
  highest(): number;
  /** At once, or as a short flight. */
  moveTo(pose: Pose, flies: boolean): void;
  isTop(): boolean;
  /** @param adds with Ctrl, ⌘ or Shift held */
  clicked(x: number, y: number, adds: boolean): void;
  pointed(x: number, y: number): void;
}

const TURN_PER_PIXEL = 0.005;
const TILT_PER_PIXEL = 0.004;
const ZOOM_PER_WHEEL = 0.0016;
/** A press that moves less than this is a click [px]. */
const CLICK = 4;
const DOUBLE_CLICK_ZOOM = 0.4;

interface Finger {
  x: number;
  y: number;
}

/** @returns a function that takes the hands off again */
export function attachGestures(target: GestureTarget): () => void {
  const { element } = target;
  const fingers = new Map<number, Finger>();
  let pressed: Finger | null = null;
  let turns = false;
  let isMain = true;

  const local = (event: MouseEvent): Finger => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const ground = (at: Finger): { x: number; y: number } => groundAt(target.pose(), target.size(), at.x, at.y);

  /** So that the ground that was under one place comes under another. */
  function pan(from: Finger, to: Finger): void {
    const [a, b] = [ground(from), ground(to)];
    const pose = target.pose();
    target.moveTo({ ...pose, x: pose.x + a.x - b.x, y: pose.y + a.y - b.y }, false);
  }

  function zoom(at: Finger, factor: number, flies: boolean): void {
    target.moveTo(zoomedAt(target.pose(), factor, ground(at), target.highest()), flies);
  }

  function down(event: PointerEvent): void {
    const at = local(event);
    element.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, at);
    pressed = fingers.size === 1 ? at : null;
    isMain = event.button === 0;
    turns = event.button === 2 || event.button === 1 || (event.button === 0 && event.ctrlKey);
  }

  function move(event: PointerEvent): void {
    const at = local(event);
    const before = fingers.get(event.pointerId);
    if (before === undefined) {
      if (event.pointerType === 'mouse') target.pointed(at.x, at.y);
      return;
    }
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    if (pressed && Math.hypot(at.x - pressed.x, at.y - pressed.y) > CLICK) pressed = null;
    if (pressed && !other) return;
    fingers.set(event.pointerId, at);
    if (other) {
      const middle = (finger: Finger): Finger => ({ x: (finger.x + other.x) / 2, y: (finger.y + other.y) / 2 });
      const apart = (finger: Finger): number => Math.hypot(finger.x - other.x, finger.y - other.y) || 1;
      pan(middle(before), middle(at));
      zoom(middle(at), apart(before) / apart(at), false);
    } else if (turns) {
      if (target.isTop()) return;
      const pose = target.pose();
      const turned = { ...pose, bearing: pose.bearing + (at.x - before.x) * TURN_PER_PIXEL };
      target.moveTo(tilted(turned, pose.tilt - (at.y - before.y) * TILT_PER_PIXEL), false);
    } else pan(before, at);
  }

  function up(event: PointerEvent): void {
    const at = local(event);
    if (fingers.delete(event.pointerId) && pressed && isMain && event.type === 'pointerup')
      target.clicked(at.x, at.y, event.ctrlKey || event.metaKey || event.shiftKey);
    pressed = null;
  }

  function wheel(event: WheelEvent): void {
    event.preventDefault();
    const pixels = event.deltaMode === 1 ? event.deltaY * 33 : event.deltaY;
    // A notch of a mouse wheel glides; a touchpad's small steps follow the fingers.
    zoom(local(event), Math.exp(Math.max(-400, Math.min(400, pixels)) * ZOOM_PER_WHEEL), Math.abs(pixels) > 40);
  }

  const doubleClick = (event: MouseEvent): void => zoom(local(event), DOUBLE_CLICK_ZOOM, true);
  const noMenu = (event: Event): void => event.preventDefault();

  const listeners: [string, EventListener][] = [
    ['pointerdown', down as EventListener],
    ['pointermove', move as EventListener],
    ['pointerup', up as EventListener],
    ['pointercancel', up as EventListener],
    ['wheel', wheel as EventListener],
    ['dblclick', doubleClick as EventListener],
    ['contextmenu', noMenu],
  ];
  for (const [name, listener] of listeners) element.addEventListener(name, listener, { passive: false });
  return () => {
    for (const [name, listener] of listeners) element.removeEventListener(name, listener);
  };
}
