/** Words and marks drawn once into small canvases: putting them on the map is then a copy. */
import { FONT_STACK, type Colour, type Theme } from '../../tokens.ts';
import { inkOn } from '../../tokens-contrast.ts';
import type { LabelStyle } from './labels.ts';

export interface Sprite {
  readonly canvas: HTMLCanvasElement;
  /** [CSS px] */
  readonly width: number;
  readonly height: number;
}

/** Node marks by class. */
export type DotKind = 'networked' | 'signal' | 'priority';

const HALO = 3;

export class Sprites {
  #theme: Theme;
  #ratio = 1;
  readonly #made = new Map<string, Sprite>();

  constructor(theme: Theme) {
    this.#theme = theme;
  }

  reset(theme: Theme, ratio: number): void {
    this.#theme = theme;
    this.#ratio = ratio;
    this.#made.clear();
  }

  /** Undefined when it would have to be made and may not be now. */
  label(text: string, style: LabelStyle, mayBeMade: boolean): Sprite | undefined {
    const key = `${style}|${text}`;
    if (!mayBeMade && !this.#made.has(key)) return undefined;
    const { map, type } = this.#theme;
    const looks: Record<LabelStyle, { size: number; colour: Colour; weight?: number; spacing?: number }> = {
      district: { size: type.title, colour: map.labelSoft, spacing: 5 },
      road: { size: type.body, colour: map.label, spacing: 2 },
      minorRoad: { size: type.note, colour: map.labelSoft, spacing: 1 },
      intersection: { size: type.note, colour: map.label, weight: 600 },
      school: { size: type.note, colour: map.school },
      place: { size: type.note, colour: map.labelSoft },
      water: { size: type.body, colour: map.labelWater, spacing: 6 },
      rail: { size: type.note, colour: map.labelSoft, spacing: 4 },
      portal: { size: type.note, colour: map.labelSoft },
      zone: { size: type.note, colour: map.labelSoft },
    };
    const { size, colour, weight = 400, spacing = 0 } = looks[style];
    return this.#text(key, text, { size, colour, weight, spacing, halo: map.labelHalo });
  }

  /** A countdown beside a lamp. */
  seconds(text: string, colour: Colour): Sprite {
    const { lamps, type } = this.#theme;
    return this.#text(`s|${text}|${colour}`, text, {
      size: type.note,
      colour,
      weight: 600,
      spacing: 0,
      halo: lamps.housing,
    });
  }

  /** How a controller is run: on the accent, so that it is seen among letters. */
  tag(text: string): Sprite {
    const { page, type } = this.#theme;
    const font = `600 ${type.note}px ${FONT_STACK}`;
    const width = this.#measure(font, 0).measureText(text).width + 10;
    return this.#make(`tag|${text}`, width, type.note * 1.5, (context, w, h) => {
      context.fillStyle = page.accent;
      context.fillRect(0, 0, w, h);
      context.font = font;
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.fillStyle = inkOn(page.accent);
      context.fillText(text, w / 2, h / 2 + 0.5);
    });
  }

  #text(
    key: string,
    text: string,
    look: { size: number; colour: Colour; weight: number; spacing: number; halo: Colour },
  ): Sprite {
    const known = this.#made.get(key);
    if (known) return known;
    const font = `${look.weight} ${look.size}px ${FONT_STACK}`;
    const measure = this.#measure(font, look.spacing);
    const width = measure.measureText(text).width + 2 * HALO;
    return this.#make(key, width, look.size * 1.35 + 2 * HALO, (context, w, h) => {
      context.font = font;
      context.letterSpacing = `${look.spacing}px`;
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.lineJoin = 'round';
      context.lineWidth = 2 * HALO;
      context.strokeStyle = look.halo;
      context.globalAlpha = 0.85;
      // Letter spacing also follows the last letter.
      context.strokeText(text, w / 2 + look.spacing / 2, h / 2);
      context.globalAlpha = 1;
      context.fillStyle = look.colour;
      context.fillText(text, w / 2 + look.spacing / 2, h / 2);
    });
  }

  /** An intersection from far away: networked full with a ring, signal full, no signal hollow. */
  dot(kind: DotKind, radius: number): Sprite {
    const { map } = this.#theme;
    return this.#make(`dot|${kind}|${radius}`, 2 * radius + 6, 2 * radius + 6, (context, size) => {
      const circle = (r: number): void => {
        context.beginPath();
        context.arc(size / 2, size / 2, r, 0, 2 * Math.PI);
      };
      context.lineWidth = 1.5;
      if (kind === 'networked') {
        circle(radius + 2);
        context.fillStyle = map.labelHalo;
        context.fill();
        context.strokeStyle = map.nodeNetworked;
        context.stroke();
        circle(radius - 0.5);
        context.fillStyle = map.nodeNetworked;
        context.fill();
        return;
      }
      circle(radius);
      context.fillStyle = kind === 'signal' ? map.nodeSignal : map.nodePriority;
      context.fill();
      context.strokeStyle = kind === 'signal' ? map.labelHalo : map.nodeEdge;
      context.stroke();
    });
  }

  /** A level of service on its colour; E and F also heavier by a second ring; networked signals keep their blue rim. Too small for it, it has no letter. */
  badge(letter: string, radius: number, kind: DotKind): Sprite {
    const { los, map } = this.#theme;
    const index = 'ABCDEF'.indexOf(letter);
    const colour = los[index] ?? map.ground;
    const heavy = isHeavy(letter);
    return this.#make(`los|${letter}|${radius}|${kind}`, 2 * radius + 14, 2 * radius + 14, (context, size) => {
      const circle = (r: number): void => {
        context.beginPath();
        context.arc(size / 2, size / 2, r, 0, 2 * Math.PI);
      };
      const outer = badgeRim(letter, radius);
      if (kind === 'networked') {
        circle(outer + 2);
        context.fillStyle = map.nodeNetworked;
        context.fill();
      }
      circle(outer);
      context.fillStyle = map.labelHalo;
      context.fill();
      circle(radius);
      context.fillStyle = colour;
      context.fill();
      if (heavy) {
        context.lineWidth = 1.5;
        context.strokeStyle = colour;
        circle(radius + 2.75);
        context.stroke();
      }
      if (radius < LETTER_FROM) return;
      context.font = `600 ${Math.round(radius * 1.35)}px ${FONT_STACK}`;
      context.textAlign = 'center';
      context.textBaseline = 'alphabetic';
      context.fillStyle = inkOn(colour);
      context.fillText(letter, size / 2, size / 2 + radius * 0.49);
    });
  }

  /** A small flag whose foot is at the middle of the lower edge. */
  flag(): Sprite {
    const { map } = this.#theme;
    return this.#make('flag', 20, 24, (context, width, height) => {
      const foot = width / 2 - 4;
      const draw = (): void => {
        context.beginPath();
        context.moveTo(foot, height - 2);
        context.lineTo(foot, 3);
        context.lineTo(foot + 11, 7);
        context.lineTo(foot, 11.5);
      };
      context.lineJoin = 'round';
      context.lineCap = 'round';
      draw();
      context.lineWidth = 5;
      context.strokeStyle = map.labelHalo;
      context.stroke();
      draw();
      context.fillStyle = map.school;
      context.fill();
      context.lineWidth = 1.75;
      context.strokeStyle = map.school;
      context.stroke();
    });
  }

  #measure(font: string, spacing: number): CanvasRenderingContext2D {
    const context = contextOf(scratch());
    context.font = font;
    context.letterSpacing = `${spacing}px`;
    return context;
  }

  #make(
    key: string,
    width: number,
    height: number,
    draw: (context: CanvasRenderingContext2D, width: number, height: number) => void,
  ): Sprite {
    const known = this.#made.get(key);
    if (known) return known;
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(width * this.#ratio);
    canvas.height = Math.ceil(height * this.#ratio);
    const context = contextOf(canvas);
    context.scale(this.#ratio, this.#ratio);
    draw(context, width, height);
    const sprite = { canvas, width: canvas.width / this.#ratio, height: canvas.height / this.#ratio };
    this.#made.set(key, sprite);
    return sprite;
  }
}

/** A smaller badge has no room for its letter [px]. */
const LETTER_FROM = 7;

const isHeavy = (letter: string): boolean => letter >= 'E';

/** From the middle of a badge to its rim, without a networked signal's [px]. */
export const badgeRim = (letter: string, radius: number): number => radius + (isHeavy(letter) ? 3.5 : 1.5);

let shared: HTMLCanvasElement | undefined;
function scratch(): HTMLCanvasElement {
  shared ??= document.createElement('canvas');
  return shared;
}

export function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no 2D canvas in this browser');
  return context;
}
