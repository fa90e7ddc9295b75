/**
 * The three.js side of the map: camera and parts. The still picture of a town is built in small steps beside the page's other work:
 * ground and roads first, then what moves on them, then what is laid over them, then what stands beside.
 */
import { Color, Matrix4, PerspectiveCamera, Scene, Vector3 } from 'three';
import type { Frame } from '../../engine/index.ts';
import type { Network } from '../../network/index.ts';
import type { Model } from '../../scenario/index.ts';
import type { Theme } from '../tokens.ts';
import { eyeOf, finestScale, type Pose, type Size } from './camera.ts';
import { flatPart } from './flat.ts';
import { finished, groundSteps, standingSteps } from './geometry/build.ts';
import type { Head } from './geometry/heads.ts';
import { laneRibbonSteps, linkRibbonSteps } from './geometry/link-ribbons.ts';
import type { MapLayers } from './map-types.ts';
import { type Painter, turn } from './painter.ts';
import { congestionPart, queuesPart, type RibbonsPart } from './ribbons.ts';
import { type ScenePart, sharedUniforms } from './shared.ts';
import { signalsPart } from './signals.ts';
import { solidPart } from './solid.ts';
import { vehiclesPart } from './vehicles.ts';

/** So long building goes on before the page has its turn again [ms]. */
const BUILD_SLICE = 8;

export class Stage {
  readonly canvas: HTMLCanvasElement;
  readonly #painter: Painter;
  readonly #scene = new Scene();
  readonly #camera = new PerspectiveCamera();
  readonly #shared;
  readonly #network: Network;
  readonly #parts: ScenePart[] = [];
  readonly #vehicles;
  readonly #signals;
  #congestion: RibbonsPart | null = null;
  #queues: RibbonsPart | null = null;
  #grades: Float32Array;
  #layers: MapLayers;
  #theme: Theme;
  #construction: Generator<void, void> | null;
  #hasMore = false;

  constructor(
    painter: Painter,
    network: Network,
    model: Model,
    heads: readonly Head[],
    theme: Theme,
    layers: MapLayers,
  ) {
    this.#painter = painter;
    this.canvas = painter.canvas;
    this.#camera.matrixAutoUpdate = false;
    this.#shared = sharedUniforms(theme);
    this.#network = network;
    this.#theme = theme;
    this.#layers = layers;
    this.#grades = new Float32Array(network.links.length);
    this.#vehicles = vehiclesPart(this.#shared, theme);
    this.#signals = signalsPart(heads, this.#shared, theme);
    this.#parts.push(this.#vehicles, this.#signals);
    this.#construction = this.#construct(model, heads);
    this.setTheme(theme);
    void this.#build();
  }

  #add<P extends ScenePart>(part: P): P {
    if (!this.#parts.includes(part)) this.#parts.push(part);
    part.setTheme(this.#theme);
    this.#scene.add(part.object);
    this.#hasMore = true;
    return part;
  }

  *#construct(model: Model, heads: readonly Head[]): Generator<void, void> {
    const network = this.#network;
    this.#add(flatPart(yield* groundSteps(network, model), this.#shared));
    yield;
    this.#add(this.#vehicles);
    yield;
    this.#add(this.#signals);
    yield;
    this.#queues = this.#add(
      queuesPart(yield* laneRibbonSteps(network), network.lanes.length, this.#shared, this.#theme),
    );
    yield;
    this.#congestion = this.#add(
      congestionPart(yield* linkRibbonSteps(network), network.links.length, this.#shared, this.#theme),
    );
    this.#congestion.setValues(this.#grades);
    this.setLayers(this.#layers);
    yield;
    this.#add(solidPart(yield* standingSteps(network, model, heads), this.#shared));
  }

  async #build(): Promise<void> {
    while (this.#construction !== null) {
      await turn();
      const end = performance.now() + BUILD_SLICE;
      // What is new is drawn before more of it: to the graphics card it goes whole, and two such things in one picture are a long task.
      while (this.#construction !== null && !this.#hasMore && performance.now() < end)
        if (this.#construction.next().done) this.#construction = null;
      if (this.#hasMore) await this.#painter.idle();
    }
  }

  /** Builds the rest at once: for a picture that is kept. */
  finish(): void {
    if (this.#construction !== null) finished(this.#construction);
    this.#construction = null;
  }

  /** Whether there is more to see than when this was asked last. */
  takeNews(): boolean {
    const hasMore = this.#hasMore;
    this.#hasMore = false;
    return hasMore;
  }

  get instances(): { readonly data: Float32Array; readonly count: number; readonly share: number } {
    return this.#vehicles.instances();
  }

  showFrames(a: Frame, b: Frame, share: number): void {
    this.#vehicles.show(a, b);
    this.#vehicles.setShare(share);
  }

  showMoment(frame: Frame): void {
    this.#signals.show(frame);
    this.#queues?.setValues(frame.queues);
  }

  clearFrames(): void {
    this.#vehicles.clear();
    this.#signals.clear();
    this.#queues?.setValues([]);
  }

  /** One congestion grade a link, 0 for none. */
  setGrades(grades: Float32Array): void {
    this.#grades = grades;
    this.#congestion?.setValues(grades);
  }

  setLayers(layers: MapLayers): void {
    this.#layers = layers;
    this.#congestion?.setVisible(layers.congestion);
    this.#queues?.setVisible(layers.queues);
    this.#signals.setVisible(layers.signals);
  }

  setTheme(theme: Theme): void {
    this.#theme = theme;
    this.#painter.renderer.setClearColor(new Color(theme.map.ground));
    for (const part of this.#parts) part.setTheme(theme);
  }

  setRatio(ratio: number): void {
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
    this.#painter.renderer.render(this.#scene, this.#camera);
    const { calls, triangles } = this.#painter.renderer.info.render;
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

  /** The painter stays: the next network is drawn with it. */
  dispose(): void {
    this.#construction = null;
    for (const part of this.#parts) part.dispose();
  }
}
