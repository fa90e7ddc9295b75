/**
 * The three.js side of the map: renderer, camera and parts. What moves is there at once; the still picture of a town is built in
 * small steps over the first pictures, roads first, so that opening a county does not hold the page up.
 */
import { Color, Matrix4, PerspectiveCamera, Scene, Vector3, WebGLRenderer } from 'three';
import type { Frame } from '../../engine/index.ts';
import type { Network } from '../../network/index.ts';
import type { Model } from '../../scenario/index.ts';
import type { Theme } from '../tokens.ts';
import { eyeOf, finestScale, type Pose, type Size } from './camera.ts';
import { flatPart } from './flat.ts';
import { groundSteps, standingSteps } from './geometry/build.ts';
import type { Head } from './geometry/heads.ts';
import { laneRibbons, linkRibbons } from './geometry/link-ribbons.ts';
import type { MapLayers } from './map-types.ts';
import { QueueFinder } from './queues.ts';
import { congestionPart, queuesPart, type RibbonsPart } from './ribbons.ts';
import { type ScenePart, sharedUniforms } from './shared.ts';
import { signalsPart } from './signals.ts';
import { solidPart } from './solid.ts';
import { vehiclesPart } from './vehicles.ts';

/** Time a picture may give to building [ms]; more where pictures come slowly anyway, never so much that the page hangs. */
const BUILD_SLICE = 12;
const LONGEST_SLICE = 25;
/** Queues change slowly; looking for them costs more than all else in a picture [ms]. */
const QUEUES_EVERY = 240;

export class Stage {
  readonly canvas: HTMLCanvasElement;
  readonly #renderer = new WebGLRenderer({ antialias: true, powerPreference: 'high-performance' });
  readonly #scene = new Scene();
  readonly #camera = new PerspectiveCamera();
  readonly #shared;
  readonly #network: Network;
  readonly #parts: ScenePart[] = [];
  readonly #vehicles;
  readonly #signals;
  #congestion: RibbonsPart | null = null;
  #queues: RibbonsPart | null = null;
  #queueFinder: QueueFinder | null = null;
  #grades: Float32Array;
  #frame: Frame | null = null;
  #queuesAreOld = false;
  #lastQueues = Number.NEGATIVE_INFINITY;
  #layers: MapLayers;
  #theme: Theme;
  #construction: Generator<void, void> | null;
  #lastBuild = 0;
  #hasMore = false;
  readonly #compilesAside: boolean;
  readonly #compiling: Promise<void>[] = [];
  readonly #waiting: ScenePart[] = [];

  constructor(network: Network, model: Model, heads: readonly Head[], theme: Theme, layers: MapLayers) {
    this.canvas = this.#renderer.domElement;
    this.#camera.matrixAutoUpdate = false;
    this.#compilesAside = this.#renderer.getContext().getExtension('KHR_parallel_shader_compile') !== null;
    this.#shared = sharedUniforms(theme);
    this.#network = network;
    this.#theme = theme;
    this.#layers = layers;
    this.#grades = new Float32Array(network.links.length);
    this.#vehicles = this.#add(vehiclesPart(this.#shared, theme));
    this.#signals = this.#add(signalsPart(heads, this.#shared, theme));
    this.#construction = this.#construct(model, heads);
    this.setTheme(theme);
  }

  /**
   * Shows a part when its shader is ready: compiled beside the page's own work where the browser can do that, otherwise one part
   * a picture, so that no picture waits for all of them.
   */
  #add<P extends ScenePart>(part: P): P {
    this.#parts.push(part);
    part.setTheme(this.#theme);
    if (this.#compilesAside) {
      const ready = this.#renderer.compileAsync(part.object, this.#camera, this.#scene).then(() => this.#show(part));
      this.#compiling.push(ready);
    } else this.#waiting.push(part);
    return part;
  }

  #show(part: ScenePart): void {
    this.#scene.add(part.object);
    this.#hasMore = true;
  }

  *#construct(model: Model, heads: readonly Head[]): Generator<void, void> {
    const network = this.#network;
    this.#add(flatPart(yield* groundSteps(network, model), this.#shared));
    yield;
    this.#queueFinder = new QueueFinder(network);
    yield;
    this.#queues = this.#add(queuesPart(laneRibbons(network), network.lanes.length, this.#shared, this.#theme));
    yield;
    this.#congestion = this.#add(congestionPart(linkRibbons(network), network.links.length, this.#shared, this.#theme));
    this.#congestion.setValues(this.#grades);
    this.setLayers(this.#layers);
    yield;
    this.#add(solidPart(yield* standingSteps(network, model, heads), this.#shared));
  }

  /** Goes on building for a while. Returns whether there is more to see than in the last picture. */
  build(): boolean {
    const start = performance.now();
    const slice = Math.min(LONGEST_SLICE, Math.max(BUILD_SLICE, 0.3 * (start - this.#lastBuild)));
    this.#lastBuild = start;
    while (this.#construction !== null && performance.now() < start + slice)
      if (this.#construction.next().done) this.#construction = null;
    const next = this.#waiting.shift();
    if (next) this.#show(next);
    const hasMore = this.#hasMore;
    this.#hasMore = false;
    return hasMore;
  }

  /** When everything is built and can be drawn. */
  async whole(): Promise<void> {
    while (this.#construction !== null) if (this.#construction.next().done) this.#construction = null;
    for (const part of this.#waiting.splice(0)) this.#show(part);
    await Promise.all(this.#compiling);
  }

  get instances(): { readonly data: Float32Array; readonly count: number; readonly share: number } {
    return this.#vehicles.instances();
  }

  showFrames(a: Frame, b: Frame, share: number): void {
    this.#vehicles.show(a, b);
    this.#vehicles.setShare(share);
  }

  showMoment(frame: Frame): void {
    this.#frame = frame;
    this.#signals.show(frame);
    this.#queuesAreOld = true;
  }

  /** Finds the queues of the moment shown, a few times a second. Returns whether they were looked for. @param now [ms] */
  refreshQueues(now: number): boolean {
    const isDue = this.#queuesAreOld && now - this.#lastQueues > QUEUES_EVERY;
    if (!isDue || !this.#layers.queues || this.#queueFinder === null || this.#frame === null) return false;
    this.#queueFinder.find(this.#frame);
    this.#queues?.setValues(this.#queueFinder.lengths);
    this.#queuesAreOld = false;
    this.#lastQueues = now;
    return true;
  }

  clearFrames(): void {
    this.#frame = null;
    this.#vehicles.clear();
    this.#signals.clear();
    this.#queues?.setValues([]);
    this.#queuesAreOld = false;
  }

  /** One congestion grade a link, 0 for none. */
  setGrades(grades: Float32Array): void {
    this.#grades = grades;
    this.#congestion?.setValues(grades);
  }

  setLayers(layers: MapLayers): void {
    this.#layers = layers;
    this.#queuesAreOld = true;
    this.#congestion?.setVisible(layers.congestion);
    this.#queues?.setVisible(layers.queues);
    this.#signals.setVisible(layers.signals);
  }

  setTheme(theme: Theme): void {
    this.#theme = theme;
    this.#renderer.setClearColor(new Color(theme.map.ground));
    for (const part of this.#parts) part.setTheme(theme);
  }

  resize(size: Size, ratio: number): void {
    this.#renderer.setPixelRatio(ratio);
    this.#renderer.setSize(size.width, size.height, false);
    this.#shared.uRatio.value = ratio;
  }

  /** @returns whether a lamp that is shown goes on or off with this */
  blink(isLit: boolean): boolean {
    const value = isLit ? 1 : 0;
    if (value === this.#shared.uBlink.value) return false;
    this.#shared.uBlink.value = value;
    return this.#layers.signals && this.#signals.isFlashing();
  }

  draw(pose: Pose, size: Size): { drawCalls: number; triangles: number } {
    this.#aim(pose, size);
    const finest = finestScale(pose, size);
    for (const part of this.#parts) part.setFinestScale?.(finest);
    this.#renderer.render(this.#scene, this.#camera);
    const { calls, triangles } = this.#renderer.info.render;
    return { drawCalls: calls, triangles };
  }

  #aim(pose: Pose, size: Size): void {
    const eye = eyeOf(pose);
    const camera = this.#camera;
    const back = new Vector3(...eye.forward).negate();
    camera.matrix.copy(new Matrix4().makeBasis(new Vector3(...eye.right), new Vector3(...eye.up), back));
    camera.matrix.setPosition(eye.x, eye.y, eye.z);
    camera.matrixWorldNeedsUpdate = true;
    camera.fov = (pose.lens * 180) / Math.PI;
    camera.aspect = size.width / size.height;
    camera.near = Math.max(eye.distance * 0.06, eye.distance - 3 * pose.height);
    camera.far = eye.distance + 9 * pose.height;
    camera.updateProjectionMatrix();
    this.#shared.uPixel.value = (2 * Math.tan(pose.lens / 2)) / size.height;
  }

  dispose(): void {
    for (const part of this.#parts) part.dispose();
    this.#renderer.dispose();
    this.canvas.remove();
  }
}
