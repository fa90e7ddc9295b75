/**
 * Words and marks over the map, on a canvas of their own: crisp at any zoom, and part of the exported picture. It is drawn again
 * only when the camera, the words or the marks have changed, not when vehicles move.
 */
import type { Frame } from '../../../engine/index.ts';
import type { LosLetter } from '../../../metrics/index.ts';
import type { Network } from '../../../network/index.ts';
import { Aspect } from '../../../signal/index.ts';
import type { Theme } from '../../tokens.ts';
import { type Eye, eyeOf, type Pose, project, type Size } from '../camera.ts';
import type { Countdown } from '../countdown.ts';
import { type Head, HeadKind } from '../geometry/heads.ts';
import { HEAD_HEIGHT } from '../geometry/solids.ts';
import type { Cover } from '../map-types.ts';
import type { Label } from './labels.ts';
import { clearMarks, type Lettered, letteredMark } from './letters.ts';
import { CORNER, cornerPlace, type Disc, placeLabels, Room, tagPlace, uprightSlope, type Wanted } from './placement.ts';
import { contextOf, type DotKind, type Sprite, Sprites } from './sprites.ts';

/** A label comes and goes within this [ms]. */
const FADE = 160;
/** So long a picture may write words it has not shown before; the rest come with the next ones [ms]. */
const WRITING = 8;
/** Farther than this, intersections are dots; nearer, they are drawn [metres per pixel]. */
const DOTS_FROM = 0.55;
/** Farther than this there are no countdowns [metres per pixel]. */
export const COUNTDOWN_UNTIL = 0.13;

/** Radius of a level of service without its letter [px]. */
const SPOT = 4.5;

/** A tag's tie begins at the edge of its mark [px]. */
const TIE_FROM = 11;

const NUDGES = [
  [0, 0],
  [0, -24],
  [0, 24],
  [-44, 0],
  [44, 0],
  [-44, 26],
  [44, 26],
  [-44, -26],
  [44, -26],
] as const;

export interface OverlayContent {
  labels: readonly Label[];
  /** By node: its mark from far away; undefined for portals. */
  dots: readonly (DotKind | undefined)[];
  /** By node; null hides the letters. */
  los: readonly (LosLetter | null)[] | null;
  /** By node: how its controller is run, where that is not the usual way. */
  tags: readonly (string | undefined)[];
  showsSchools: boolean;
  selectedNodes: ReadonlySet<number>;
  /** Middle lines of the selected links. */
  selectedLines: readonly Float64Array[];
  /** For the countdowns. */
  frame: Frame | null;
  countdown: Countdown | null;
  heads: readonly Head[];
  /** What panels cover of the picture [px]: no name is put half under one. */
  covered: readonly Cover[];
}

interface Seen {
  shown: number;
}

export class Overlay {
  readonly canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #sprites: Sprites;
  readonly #network: Network;
  readonly #seen = new Map<Label, Seen>();
  #theme: Theme;
  #ratio = 1;
  #last = 0;
  #isMade = false;
  /** Whether labels are still coming or going: draw again soon. */
  isSettling = false;

  constructor(network: Network, theme: Theme) {
    this.canvas = document.createElement('canvas');
    this.#context = contextOf(this.canvas);
    this.#sprites = new Sprites(theme);
    this.#network = network;
    this.#theme = theme;
  }

  setTheme(theme: Theme): void {
    this.#theme = theme;
    this.#sprites.reset(theme, this.#ratio);
  }

  resize(size: Size, ratio: number): void {
    this.canvas.width = Math.round(size.width * ratio);
    this.canvas.height = Math.round(size.height * ratio);
    this.#ratio = ratio;
    this.#sprites.reset(this.#theme, ratio);
  }

  /** @param isStill labels appear at once */
  draw(pose: Pose, size: Size, content: OverlayContent, now: number, isStill: boolean): void {
    const context = this.#context;
    const eye = eyeOf(pose);
    const step = isStill ? 1 : Math.min(1, Math.max(0.05, (now - this.#last) / FADE));
    this.#last = now;
    context.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0);
    context.clearRect(0, 0, size.width, size.height);
    // With the first thing drawn on it the canvas gets its memory, which takes as long as all words together.
    if (!this.#isMade && !isStill) {
      this.#isMade = true;
      this.isSettling = true;
      return;
    }
    const room = new Room(size.width, size.height);
    for (const { x, y, width, height } of content.covered)
      room.take({ x: x + width / 2, y: y + height / 2, width, height, slope: 0 }, true);
    this.#drawSelectedLines(eye, pose, size, content);
    const letters = this.#drawMarks(eye, pose, size, content, room);
    this.#drawTags(eye, pose, size, content, room, letters);
    this.#drawLabels(eye, pose, size, content, room, step);
    this.#drawCountdowns(eye, pose, size, content, new Room(size.width, size.height));
  }

  #drawSelectedLines(eye: Eye, pose: Pose, size: Size, content: OverlayContent): void {
    const context = this.#context;
    context.lineJoin = 'round';
    for (const [colour, width] of [
      [this.#theme.map.labelHalo, 7],
      [this.#theme.map.selection, 3],
    ] as const) {
      context.strokeStyle = colour;
      context.lineWidth = width;
      for (const line of content.selectedLines) {
        context.beginPath();
        let pen = false;
        for (let index = 0; index < line.length; index += 2) {
          const at = project(eye, pose, size, line[index] as number, line[index + 1] as number);
          if (at === undefined) pen = false;
          else if (pen) context.lineTo(at.x, at.y);
          else {
            context.moveTo(at.x, at.y);
            pen = true;
          }
        }
        context.stroke();
      }
    }
  }

  /** @returns levels of service as they are drawn */
  #drawMarks(eye: Eye, pose: Pose, size: Size, content: OverlayContent, room: Room): Disc[] {
    const lettered: Lettered[] = [];
    for (const node of this.#network.nodes) {
      const kind = content.dots[node.index];
      if (kind === undefined) continue;
      const at = project(eye, pose, size, node.x, node.y);
      if (at === undefined || !isWithin(at, size, 30)) continue;
      const letter = content.los?.[node.index];
      const isSelected = content.selectedNodes.has(node.index);
      const near = 1 - ramp(at.metresPerPixel, DOTS_FROM * 0.7, DOTS_FROM);
      if (letter) lettered.push(letteredMark({ kind, letter, isSelected }, at));
      else if (near < 1) {
        const radius = at.metresPerPixel > 2.2 ? 3.5 : 5;
        this.#context.globalAlpha = 1 - near;
        this.#put(this.#sprites.dot(kind, radius), at.x, at.y, room);
        this.#context.globalAlpha = 1;
      }
      if (isSelected) this.#drawRing(at);
    }
    const letters = this.#drawLetters(lettered, room);
    this.#drawFlags(eye, pose, size, content, room);
    return letters;
  }

  /** Where letters would cover one another, the better level of service is a spot of its colour, under the worse. */
  #drawLetters(marks: readonly Lettered[], room: Room): Disc[] {
    const clear = clearMarks(marks);
    const put = ({ letter, kind, x, y }: Lettered, radius: number) =>
      this.#put(this.#sprites.badge(letter, radius, kind), x, y, room);
    marks.forEach((mark, index) => clear.has(index) || put(mark, SPOT));
    marks.forEach((mark, index) => clear.has(index) && put(mark, mark.letterRadius));
    return marks.map(({ x, y, radius }, index) => ({ x, y, radius: clear.has(index) ? radius : SPOT }));
  }

  #drawFlags(eye: Eye, pose: Pose, size: Size, content: OverlayContent, room: Room): void {
    if (!content.showsSchools) return;
    const flag = this.#sprites.flag();
    for (const label of content.labels) {
      if (label.style !== 'school') continue;
      const at = project(eye, pose, size, label.x, label.y);
      if (at && isWithin(at, size, 20) && at.metresPerPixel < 8)
        this.#put(flag, at.x + 4, at.y - flag.height / 2, room);
    }
  }

  /** After all marks, beside them and over none; one farther off is tied to its mark. Where there is no room for the word, a corner of it is. */
  #drawTags(eye: Eye, pose: Pose, size: Size, content: OverlayContent, room: Room, letters: readonly Disc[]): void {
    const context = this.#context;
    const squares: { x: number; y: number }[] = [];
    for (const node of this.#network.nodes) {
      const tag = content.tags[node.index];
      if (tag === undefined) continue;
      const at = project(eye, pose, size, node.x, node.y);
      if (at === undefined || !isWithin(at, size, 30)) continue;
      const sprite = this.#sprites.tag(tag);
      const { width, height } = sprite;
      const box = tagPlace(at, sprite, room);
      context.fillStyle = this.#theme.page.accent;
      if (box === undefined) {
        const others = letters.filter(({ x, y }) => x !== at.x || y !== at.y);
        const corner = cornerPlace(at, others, squares);
        squares.push(corner);
        context.fillRect(corner.x - CORNER / 2, corner.y - CORNER / 2, CORNER, CORNER);
        continue;
      }
      context.strokeStyle = this.#theme.page.accent;
      context.lineWidth = 1.5;
      context.beginPath();
      const [dx, dy] = [box.x - at.x, box.y - at.y];
      const away = Math.hypot(dx, dy);
      context.moveTo(at.x + (dx * TIE_FROM) / away, at.y + (dy * TIE_FROM) / away);
      context.lineTo(box.x, box.y);
      context.stroke();
      context.drawImage(sprite.canvas, box.x - width / 2, box.y - height / 2, width, height);
    }
  }

  #drawRing(at: { x: number; y: number; metresPerPixel: number }): void {
    const radius = Math.max(15, 34 / at.metresPerPixel);
    for (const [colour, width] of [
      [this.#theme.map.labelHalo, 6],
      [this.#theme.map.selection, 3],
    ] as const) {
      this.#context.beginPath();
      this.#context.arc(at.x, at.y, radius, 0, 2 * Math.PI);
      this.#context.strokeStyle = colour;
      this.#context.lineWidth = width;
      this.#context.stroke();
    }
  }

  #put(sprite: Sprite, x: number, y: number, room: Room): void {
    this.#context.drawImage(sprite.canvas, x - sprite.width / 2, y - sprite.height / 2, sprite.width, sprite.height);
    room.take({ x, y, width: sprite.width - 6, height: sprite.height - 6, slope: 0 }, true);
  }

  #drawLabels(eye: Eye, pose: Pose, size: Size, content: OverlayContent, room: Room, step: number): void {
    const candidates: { label: Label; sprite: Sprite; wanted: Wanted }[] = [];
    const until = performance.now() + WRITING;
    this.isSettling = false;
    for (const label of content.labels) {
      if (label.style === 'school' && !content.showsSchools) continue;
      const at = project(eye, pose, size, label.x, label.y);
      if (at === undefined || !isWithin(at, size, 60)) continue;
      if (at.metresPerPixel > label.farthest || at.metresPerPixel < label.nearest) continue;
      const sprite = this.#sprites.label(label.text, label.style, performance.now() < until);
      if (sprite === undefined) {
        this.isSettling = true;
        continue;
      }
      if (label.room !== undefined && sprite.width * at.metresPerPixel > label.room) continue;
      const slope = label.along === undefined ? 0 : this.#slopeOf(label, at, eye, pose, size);
      const wanted = this.#wantedOf(label, sprite, at, slope);
      candidates.push({ label, sprite, wanted: label.style === 'district' ? nudged(wanted, room) : wanted });
    }
    const placed = placeLabels(
      candidates.map((one) => one.wanted),
      room,
    );
    candidates.forEach(({ label, sprite, wanted }, index) => {
      const seen = this.#seen.get(label) ?? { shown: 0 };
      const goal = placed.has(index) ? 1 : 0;
      seen.shown += Math.max(-step, Math.min(step, goal - seen.shown));
      if (seen.shown !== goal) this.isSettling = true;
      if (seen.shown > 0) this.#seen.set(label, seen);
      else this.#seen.delete(label);
      if (seen.shown <= 0) return;
      const [cosine, sine] = [Math.cos(wanted.slope) * this.#ratio, Math.sin(wanted.slope) * this.#ratio];
      this.#context.setTransform(cosine, sine, -sine, cosine, wanted.x * this.#ratio, wanted.y * this.#ratio);
      this.#context.globalAlpha = seen.shown;
      this.#context.drawImage(sprite.canvas, -sprite.width / 2, -sprite.height / 2, sprite.width, sprite.height);
    });
    this.#context.globalAlpha = 1;
    this.#context.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0);
  }

  #slopeOf(
    label: Label,
    at: { x: number; y: number; metresPerPixel: number },
    eye: Eye,
    pose: Pose,
    size: Size,
  ): number {
    const along = label.along ?? { x: 1, y: 0 };
    const reach = 20 * at.metresPerPixel;
    const ahead = project(eye, pose, size, label.x + along.x * reach, label.y + along.y * reach);
    return ahead === undefined ? 0 : uprightSlope(Math.atan2(ahead.y - at.y, ahead.x - at.x));
  }

  #wantedOf(label: Label, sprite: Sprite, at: { x: number; y: number; metresPerPixel: number }, slope: number): Wanted {
    // Names stand below what they name, clear of its mark.
    const below =
      label.style === 'intersection'
        ? Math.max(20, Math.min(70, 30 / at.metresPerPixel))
        : label.style === 'school'
          ? 10
          : 0;
    return {
      x: at.x,
      y: at.y + below,
      width: sprite.width - 6,
      height: sprite.height - 6,
      slope,
      priority: label.priority,
      wasShown: (this.#seen.get(label)?.shown ?? 0) > 0,
      group: label.group,
    };
  }

  #drawCountdowns(eye: Eye, pose: Pose, size: Size, content: OverlayContent, room: Room): void {
    const { frame, countdown } = content;
    if (frame === null || countdown === null) return;
    const { red, yellow, green } = this.#theme.lamps;
    for (const head of content.heads) {
      if (head.kind === HeadKind.walk) continue;
      const at = project(eye, pose, size, head.x, head.y, HEAD_HEIGHT);
      if (at === undefined || at.metresPerPixel > COUNTDOWN_UNTIL || !isWithin(at, size, 0)) continue;
      const seconds = countdown.secondsLeft(head.source, frame);
      const aspect = frame.aspects[head.source] ?? Aspect.off;
      if (seconds === undefined || seconds > 99 || aspect === Aspect.off) continue;
      const colour =
        aspect === Aspect.red || aspect === Aspect.redYellow ? red : aspect === Aspect.yellow ? yellow : green;
      const cell = Math.min(15, Math.max(4.5, 0.85 / at.metresPerPixel));
      const sprite = this.#sprites.seconds(String(seconds), colour);
      const beside = project(eye, pose, size, head.x + head.hy, head.y - head.hx, HEAD_HEIGHT) ?? at;
      const isLevel = Math.abs(beside.y - at.y) > Math.abs(beside.x - at.x);
      const [x, y] = isLevel
        ? [at.x + 2.2 * cell + sprite.width / 2 - 3, at.y]
        : [at.x, at.y - 2.2 * cell - sprite.height / 2];
      // Two heads over one lane: one number says it.
      if (!room.take({ x, y, width: sprite.width - 10, height: sprite.height - 10, slope: 0 })) continue;
      this.#context.drawImage(sprite.canvas, x - sprite.width / 2, y - sprite.height / 2, sprite.width, sprite.height);
    }
  }
}

/** A district's name belongs to no one spot: it moves a little to be clear of marks. */
function nudged(wanted: Wanted, room: Room): Wanted {
  for (const [dx, dy] of NUDGES) {
    const moved = { ...wanted, x: wanted.x + dx, y: wanted.y + dy };
    if (room.isFree(moved)) return moved;
  }
  return wanted;
}

const ramp = (value: number, from: number, to: number): number =>
  Math.min(1, Math.max(0, (value - from) / (to - from)));

const isWithin = (at: { x: number; y: number }, size: Size, beyond: number): boolean =>
  at.x > -beyond && at.y > -beyond && at.x < size.width + beyond && at.y < size.height + beyond;
