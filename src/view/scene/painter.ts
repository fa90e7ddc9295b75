/**
 * What the map is drawn with: the canvas, its WebGL context and every shader, made once for the page and kept when another network
 * is opened.
 *
 * three asks the graphics card about a shader when it is first used, and waits for the answer behind all pictures that are still
 * being drawn: up to a second where there is no graphics card. So all of them are made and asked about before the first picture, each
 * when it is known to be ready, in small steps.
 */
import { BufferAttribute, BufferGeometry, Mesh, PerspectiveCamera, Scene, WebGLRenderer } from 'three';
import { FLAT_SHADER } from './flat.ts';
import { CONGESTION_SHADER, QUEUE_SHADER } from './ribbons.ts';
import { materialOf, type Shader } from './shared.ts';
import { BAR_SHADER, HEAD_SHADER } from './signals-shader.ts';
import { SOLID_SHADER } from './solid.ts';
import { VEHICLE_SHADER } from './vehicle-shader.ts';

const SHADERS = [FLAT_SHADER, CONGESTION_SHADER, QUEUE_SHADER, BAR_SHADER, SOLID_SHADER, VEHICLE_SHADER, HEAD_SHADER];
/** What three asks for when it begins, and with the first texture. */
const EXTENSIONS = [
  'EXT_color_buffer_float',
  'WEBGL_clip_cull_distance',
  'OES_texture_float_linear',
  'EXT_color_buffer_half_float',
  'WEBGL_multisampled_render_to_texture',
  'WEBGL_render_shared_exponent',
  'EXT_texture_filter_anisotropic',
  'EXT_texture_norm16',
];
/** Sharper than this costs more than it shows. */
const MOST_DEVICE_PIXELS = 2;
/** Between two looks at whether the graphics card is done [ms]. */
const LOOK_EVERY = 4;

export class Painter {
  /** An element that has a size; the canvas fills it. */
  readonly host: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly renderer: WebGLRenderer;
  readonly #gl: WebGL2RenderingContext;
  #size: PaintedSize = { width: 0, height: 0, ratio: 0 };
  #waiting = 0;

  constructor(host: HTMLElement, canvas: HTMLCanvasElement, gl: WebGL2RenderingContext) {
    this.host = host;
    this.canvas = canvas;
    this.#gl = gl;
    this.renderer = new WebGLRenderer({ canvas, context: gl });
    // three would wait for every shader's log; here they are asked for only where a program turns out not to work.
    this.renderer.debug.checkShaderErrors = false;
  }

  /** Whether the picture has the size of its host. */
  get fits(): boolean {
    const { width, height, ratio } = sizeOf(this.host);
    return width === this.#size.width && height === this.#size.height && ratio === this.#size.ratio;
  }

  /** Whether the host's picture finds room on the canvas as it is. */
  get hasRoom(): boolean {
    return hasRoom(this.canvas, sizeOf(this.host));
  }

  /** Somebody waits for the pictures on their way: none is drawn meanwhile. */
  get isAwaited(): boolean {
    return this.#waiting > 0;
  }

  /**
   * When all pictures that were asked for are drawn. Before something large goes to the graphics card, or the canvas gets another
   * size: else the page itself stands still until then, for a second and more without a graphics card.
   */
  async idle(): Promise<void> {
    this.#waiting += 1;
    await drawn(this.#gl, SLOWEST_PICTURES);
    this.#waiting -= 1;
  }

  /**
   * Follows the host: the picture is painted into the upper left of a canvas that only ever grows. One that is given another size
   * forgets its picture, and the page stands still until the graphics card has answered, 150 to 220 ms without one; so it begins as
   * large as the screen, and what hangs over the host is not seen.
   */
  fit(): PaintedSize {
    if (this.fits) return this.#size;
    const size = sizeOf(this.host);
    const { canvas, renderer } = this;
    if (!this.hasRoom) {
      const { width, height } = roomFor(size);
      renderer.setSize(Math.max(width, canvas.width), Math.max(height, canvas.height), false);
    }
    const [width, height] = painted(size);
    renderer.setViewport(0, canvas.height - height, width, height);
    renderer.setScissor(0, canvas.height - height, width, height);
    renderer.setScissorTest(true);
    canvas.style.width = `${canvas.width / size.ratio}px`;
    canvas.style.height = `${canvas.height / size.ratio}px`;
    this.#size = size;
    return size;
  }
}

/** Device pixels of the picture. */
function painted({ width, height, ratio }: PaintedSize): [width: number, height: number] {
  return [Math.floor(width * ratio), Math.floor(height * ratio)];
}

function hasRoom(canvas: HTMLCanvasElement, size: PaintedSize): boolean {
  const [width, height] = painted(size);
  return width <= canvas.width && height <= canvas.height;
}

/** A canvas on which the picture stays whatever becomes of the window, as long as it stays on its screen [device pixels]. */
function roomFor(size: PaintedSize): { width: number; height: number } {
  const [width, height] = painted(size);
  const { width: across, height: down } = window.screen;
  return {
    width: Math.max(width, Math.floor(across * size.ratio)),
    height: Math.max(height, Math.floor(down * size.ratio)),
  };
}

function sizeOf(host: HTMLElement): PaintedSize {
  const { width, height } = host.getBoundingClientRect();
  const ratio = Math.min(MOST_DEVICE_PIXELS, window.devicePixelRatio || 1);
  return { width: Math.max(1, width), height: Math.max(1, height), ratio };
}

/** CSS pixels, and device pixels in one of them. */
interface PaintedSize {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

/**
 * @param wake waits until graphics answer quickly; returns what lets them go, when the page has a context of its own
 * @throws Error (rejects) where there is no WebGL 2, or it does not take a shader
 */
export async function createPainter(host: HTMLElement, wake?: () => Promise<() => void>): Promise<Painter> {
  // The page's first layout is a task of its own.
  await turn();
  const canvas = document.createElement('canvas');
  fill(canvas, host);
  host.style.overflow = 'hidden';
  Object.assign(canvas, roomFor(sizeOf(host)));
  const letGo = await wake?.();
  const gl = canvas.getContext('webgl2', { antialias: true, powerPreference: 'high-performance' });
  letGo?.();
  if (gl === null) throw new Error('WebGL 2');
  for (const name of EXTENSIONS) {
    await drawn(gl);
    gl.getExtension(name);
  }
  await drawn(gl);
  const painter = new Painter(host, canvas, gl);
  await drawn(gl);
  painter.fit();
  await makePrograms(painter.renderer, gl);
  return painter;
}

/** The programs three makes for these materials are the ones it will find for the map's own. */
async function makePrograms(renderer: WebGLRenderer, gl: WebGL2RenderingContext): Promise<void> {
  for (const shader of SHADERS) {
    await drawn(gl);
    // The stand-ins keep the programs alive: three drops one when the last material that uses it goes.
    renderer.compile(new Scene().add(standInOf(shader)), new PerspectiveCamera());
  }
  const aside = gl.getExtension('KHR_parallel_shader_compile');
  for (const three of renderer.info.programs ?? []) {
    const program = three.program as WebGLProgram;
    if (aside)
      while (!gl.isContextLost() && !gl.getProgramParameter(program, aside.COMPLETION_STATUS_KHR)) await turn();
    // Linking may go on beside all else, and be waited for when a program is asked about; checking it is not possible before.
    gl.validateProgram(program);
    await drawn(gl);
    three.getUniforms();
    three.getAttributes();
    if (gl.getProgramParameter(program, gl.LINK_STATUS) === false && !gl.isContextLost())
      throw new Error(gl.getProgramInfoLog(program) ?? 'WebGL 2');
  }
}

/** Graphics that are busy with another page are waited for no longer than this at a time [ms]; what is asked then waits by itself. */
const PATIENCE = 250;
/** Pictures that are on their way are drawn within this [ms], also without a graphics card and beside a worker at full speed. */
const SLOWEST_PICTURES = 5000;

/** Lays a canvas over all of an element. */
export function fill(canvas: HTMLCanvasElement, host: HTMLElement): void {
  canvas.style.cssText = 'position:absolute;inset:0;width:100%;height:100%;display:block';
  host.append(canvas);
}

function standInOf(shader: Shader): Mesh {
  const geometry = new BufferGeometry();
  if (shader.hasPosition) geometry.setAttribute('position', new BufferAttribute(new Float32Array(9), 3));
  return new Mesh(geometry, materialOf(shader, {}));
}

/** When the graphics card has done all it was told so far. Only asks, never waits: the page stays alive meanwhile. */
async function drawn(gl: WebGL2RenderingContext, patience = PATIENCE): Promise<void> {
  const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
  if (fence === null) return;
  gl.flush();
  const until = performance.now() + patience;
  do await turn();
  while (
    performance.now() < until &&
    !gl.isContextLost() &&
    gl.getSyncParameter(fence, gl.SYNC_STATUS) !== gl.SIGNALED
  );
  gl.deleteSync(fence);
}

/** Lets whatever else waits have its turn. */
export function turn(milliseconds = LOOK_EVERY): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
