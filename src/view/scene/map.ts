/** The map: builds the scene of a network once, and shows frames, reports and selections on it. It runs no loop of its own. */
import { Color, PerspectiveCamera, Scene, WebGLRenderer, Matrix4, Vector3 } from 'three';
import type { Frame } from '../../engine/index.ts';
import { FONT_STACK, THEMES, type Theme } from '../tokens.ts';
import { cameraFromNumbers, cameraNumbers, eyeOf, LENS, poseOf, type Pose, TOP_LENS } from './camera.ts';
import { Countdown } from './countdown.ts';
import { flatPart } from './flat.ts';
import { createFlight } from './flight.ts';
import { groundMesh, homeOf, standingMesh } from './geometry/build.ts';
import { signalHeads } from './geometry/heads.ts';
import { laneRibbons, linkRibbons } from './geometry/link-ribbons.ts';
import { attachGestures } from './gestures.ts';
import { mapLabels } from './labels/labels.ts';
import { Overlay, type OverlayContent } from './labels/overlay.ts';
import type { Camera, CountyMap, MapInput, MapLayers, MapOptions, MapThing } from './map-types.ts';
import { pickAt } from './pick.ts';
import { pictureOf } from './picture.ts';
import { QueueFinder } from './queues.ts';
import { congestionPart, queuesPart } from './ribbons.ts';
import { dotKinds, linesOf, placeOf } from './selection.ts';
import { sharedUniforms } from './shared.ts';
import { signalsPart } from './signals.ts';
import { solidPart } from './solid.ts';
import { vehiclesPart } from './vehicles.ts';

/** Sharper than this costs more than it shows. */
const MOST_DEVICE_PIXELS = 2;
/** A flashing lamp is on and off this long [ms]. */
const BLINK = 450;
const START_TILT = (38 * Math.PI) / 180;

/** @param host an element that has a size; the map fills it and follows it */
export function createMap(host: HTMLElement, input: MapInput, options: MapOptions): CountyMap {
  const { network, model } = input;
  let theme: Theme = THEMES[options.theme];
  const layers: MapLayers = { los: true, congestion: false, queues: true, signals: true, schools: true };
  const still = window.matchMedia('(prefers-reduced-motion: reduce)');

  const renderer = new WebGLRenderer({ antialias: true, powerPreference: 'high-performance' });
  const scene = new Scene();
  const camera = new PerspectiveCamera();
  camera.matrixAutoUpdate = false;
  const shared = sharedUniforms(theme);
  const heads = signalHeads(network);
  const vehicles = vehiclesPart(shared, theme);
  const signals = signalsPart(heads, shared, theme);
  const congestion = congestionPart(linkRibbons(network), network.links.length, shared, theme);
  const queues = queuesPart(laneRibbons(network), network.lanes.length, shared, theme);
  const parts = [
    flatPart(groundMesh(network, model), shared),
    solidPart(standingMesh(network, model, heads), shared),
    congestion,
    queues,
    signals,
    vehicles,
  ];
  for (const part of parts) scene.add(part.object);
  const queueFinder = new QueueFinder(network);
  const overlay = new Overlay(network, theme);
  const content: OverlayContent = {
    labels: mapLabels(network, model, options.language),
    dots: dotKinds(network, model),
    los: null,
    showsSchools: layers.schools,
    selectedNode: -1,
    selectedLines: [],
    frame: null,
    countdown: input.program ? new Countdown(input.program) : null,
    heads,
  };
  let losByNode: OverlayContent['los'] = null;

  const canvas = renderer.domElement;
  canvas.tabIndex = -1;
  for (const [element, order] of [
    [canvas, '0'],
    [overlay.canvas, '1'],
  ] as const) {
    element.style.cssText = `position:absolute;inset:0;width:100%;height:100%;display:block;z-index:${order}`;
    host.append(element);
  }
  overlay.canvas.style.pointerEvents = 'none';
  canvas.style.touchAction = 'none';

  const size = { width: 1, height: 1 };
  const home = homeOf(network);
  let isTop = false;
  const homePose = (): Pose => {
    const fit = Math.max(home.height, home.width / (size.width / size.height));
    return poseOf({ x: home.x, y: home.y, height: fit * 1.04, bearing: 0, tilt: isTop ? 0 : START_TILT, isTop });
  };
  const flight = createFlight(homePose(), () => still.matches);
  let isAtHome = true;
  let sceneChanged = true;
  let wordsChanged = true;
  let lastSecond = -1;
  let statistics = { drawCalls: 0, triangles: 0, milliseconds: 0, renderMilliseconds: 0, vehicles: 0 };
  const listeners: {
    pick: ((thing: MapThing | null) => void)[];
    hover: ((thing: MapThing | null) => void)[];
    camera: (() => void)[];
  } = {
    pick: [],
    hover: [],
    camera: [],
  };
  let hovered: MapThing | null = null;
  let pointer: { x: number; y: number } | null = null;

  const fullHeight = (): number => Math.max(home.height, home.width / (size.width / size.height)) * 1.8;
  const pick = (x: number, y: number): MapThing | null =>
    pickAt({ network, model, vehicles: vehicles.instances(), showsSchools: layers.schools }, flight.pose(), size, x, y);

  function travel(pose: Pose, flies: boolean, isLong = false): void {
    isAtHome = false;
    if (flies) flight.flyTo(pose, isLong);
    else flight.jumpTo(pose);
  }

  const detach = attachGestures({
    element: canvas,
    pose: flight.pose,
    size: () => size,
    highest: fullHeight,
    moveTo: (pose, flies) => travel(pose, flies),
    isTop: () => isTop,
    clicked: (x, y) => {
      const thing = pick(x, y);
      for (const listener of listeners.pick) listener(thing);
    },
    pointed: (x, y) => {
      pointer = { x, y };
    },
  });

  function resize(): void {
    const box = host.getBoundingClientRect();
    size.width = Math.max(1, box.width);
    size.height = Math.max(1, box.height);
    const ratio = Math.min(MOST_DEVICE_PIXELS, window.devicePixelRatio || 1);
    renderer.setPixelRatio(ratio);
    renderer.setSize(size.width, size.height, false);
    overlay.resize(size, ratio);
    shared.uRatio.value = ratio;
    shared.uSize.value.set(size.width, size.height);
    if (isAtHome) flight.jumpTo(homePose());
    sceneChanged = true;
    wordsChanged = true;
  }
  const observer = new ResizeObserver(resize);
  observer.observe(host);

  function applyTheme(): void {
    renderer.setClearColor(new Color(theme.map.ground));
    for (const part of parts) part.setTheme(theme);
    overlay.setTheme(theme);
    sceneChanged = true;
    wordsChanged = true;
  }

  function applyLayers(): void {
    congestion.setVisible(layers.congestion);
    queues.setVisible(layers.queues);
    signals.setVisible(layers.signals);
    content.showsSchools = layers.schools;
    content.los = layers.los ? losByNode : null;
    sceneChanged = true;
    wordsChanged = true;
  }

  function aim(pose: Pose): void {
    const eye = eyeOf(pose);
    camera.matrix.copy(
      new Matrix4().makeBasis(new Vector3(...eye.right), new Vector3(...eye.up), new Vector3(...eye.forward).negate()),
    );
    camera.matrix.setPosition(eye.x, eye.y, eye.z);
    camera.matrixWorldNeedsUpdate = true;
    camera.fov = (pose.lens * 180) / Math.PI;
    camera.aspect = size.width / size.height;
    camera.near = Math.max(eye.distance * 0.06, eye.distance - 3 * pose.height);
    camera.far = eye.distance + 9 * pose.height;
    camera.updateProjectionMatrix();
    shared.uPixel.value = (2 * Math.tan(pose.lens / 2)) / size.height;
  }

  function blink(now: number): void {
    const lit = still.matches || now % (2 * BLINK) < BLINK ? 1 : 0;
    if (lit === shared.uBlink.value) return;
    shared.uBlink.value = lit;
    if (layers.signals && signals.isFlashing()) sceneChanged = true;
  }

  function hover(): void {
    if (pointer === null) return;
    const thing = pick(pointer.x, pointer.y);
    pointer = null;
    if (thing?.kind === hovered?.kind && thing?.id === hovered?.id) return;
    hovered = thing;
    canvas.style.cursor = thing === null ? '' : 'pointer';
    for (const listener of listeners.hover) listener(thing);
  }

  function drawScene(): void {
    const before = performance.now();
    aim(flight.pose());
    renderer.render(scene, camera);
    const { calls, triangles } = renderer.info.render;
    statistics = {
      ...statistics,
      drawCalls: calls,
      triangles,
      renderMilliseconds: performance.now() - before,
      vehicles: vehicles.instances().count,
    };
    sceneChanged = false;
  }

  function drawWords(now: number): void {
    overlay.draw(flight.pose(), size, content, now, still.matches);
    wordsChanged = overlay.isSettling;
  }

  function render(now: number): void {
    const start = performance.now();
    if (flight.advance(now)) {
      sceneChanged = true;
      wordsChanged = true;
      for (const listener of listeners.camera) listener();
    }
    blink(now);
    hover();
    if (!sceneChanged && !wordsChanged) return;
    if (sceneChanged) drawScene();
    if (wordsChanged) drawWords(now);
    statistics.milliseconds = performance.now() - start;
  }

  function showFrames(a: Frame, b: Frame, share: number): void {
    vehicles.show(a, b);
    vehicles.setShare(share);
    const current = share >= 1 ? b : a;
    if (content.frame !== current || lastSecond !== current.tick) {
      signals.show(current);
      if (layers.queues) {
        queueFinder.find(current);
        queues.setValues(queueFinder.lengths);
      }
      content.frame = current;
      lastSecond = current.tick;
      if (content.countdown !== null && flight.pose().height < 160) wordsChanged = true;
    }
    sceneChanged = true;
  }

  resize();
  applyTheme();
  applyLayers();

  const cameraNow = (): Camera => ({ ...flight.goal(), isTop });
  return {
    showFrames,
    clearFrames() {
      vehicles.clear();
      signals.clear();
      queues.setValues([]);
      content.frame = null;
      sceneChanged = true;
      wordsChanged = true;
    },
    setReport(period) {
      const letters = new Map(period?.intersections.map((one) => [one.id, one.measures.los]));
      losByNode = period === null ? null : network.nodes.map((node) => letters.get(node.id) ?? null);
      const grades = new Float32Array(network.links.length);
      for (const link of period?.links ?? []) grades[network.linkIndex.get(link.link) ?? -1] = link.grade;
      congestion.setValues(grades);
      applyLayers();
    },
    setLayers(some) {
      Object.assign(layers, some);
      applyLayers();
    },
    setTheme(name) {
      theme = THEMES[name];
      applyTheme();
    },
    setLanguage(language) {
      content.labels = mapLabels(network, model, language);
      wordsChanged = true;
    },
    select(thing) {
      content.selectedNode = thing?.kind === 'intersection' ? (network.nodeIndex.get(thing.id) ?? -1) : -1;
      content.selectedLines = thing === null ? [] : linesOf(thing, network, model);
      wordsChanged = true;
    },
    flyTo(target) {
      const place = 'kind' in target ? placeOf(target, network, model, vehicles.instances()) : target;
      if (place === undefined) return;
      const pose = flight.goal();
      travel({ ...pose, x: place.x, y: place.y, height: place.height ?? Math.min(pose.height, 400) }, true, true);
    },
    flyHome() {
      flight.flyTo(homePose(), true);
      isAtHome = true;
    },
    setTopView(now) {
      if (now === isTop) return;
      isTop = now;
      const { x, y, height } = flight.goal();
      const wasAtHome = isAtHome;
      travel({ x, y, height, bearing: 0, tilt: now ? 0 : START_TILT, lens: now ? TOP_LENS : LENS }, true, true);
      isAtHome = wasAtHome;
    },
    camera: () => cameraNumbers(cameraNow()),
    setCamera(numbers) {
      const wanted = cameraFromNumbers(numbers);
      if (wanted === undefined) return;
      isTop = wanted.isTop;
      travel(poseOf(wanted), false);
    },
    onPick: (listener) => listeners.pick.push(listener),
    onHover: (listener) => listeners.hover.push(listener),
    onCamera: (listener) => listeners.camera.push(listener),
    pick(clientX, clientY) {
      const box = canvas.getBoundingClientRect();
      return pick(clientX - box.left, clientY - box.top);
    },
    render,
    resize,
    toPng(lines) {
      // The drawing buffer holds its picture only until the browser shows the page again.
      drawScene();
      return pictureOf([canvas, overlay.canvas], lines, theme, FONT_STACK);
    },
    stats: () => statistics,
    dispose() {
      observer.disconnect();
      detach();
      for (const part of parts) part.dispose();
      renderer.dispose();
      canvas.remove();
      overlay.canvas.remove();
    },
  };
}
