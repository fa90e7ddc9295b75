/** The map: shows frames, reports and selections on the scene of one network. It runs no loop of its own. */
import type { Frame } from '../../engine/index.ts';
import type { PeriodReport } from '../../metrics/index.ts';
import { FONT_STACK, THEMES, type Theme } from '../tokens.ts';
import {
  cameraFromNumbers,
  cameraNumbers,
  centred,
  fitted,
  type Insets,
  LENS,
  type Pose,
  poseOf,
  TOP_LENS,
} from './camera.ts';
import { Countdown } from './countdown.ts';
import { createFlight } from './flight.ts';
import { homeOf } from './geometry/build.ts';
import { type Head, signalHeads } from './geometry/heads.ts';
import { attachGestures } from './gestures.ts';
import { type Label, mapLabels } from './labels/labels.ts';
import { ModeTags } from './labels/mode-tags.ts';
import { COUNTDOWN_UNTIL, Overlay, type OverlayContent } from './labels/overlay.ts';
import type { CountyMap, MapInput, MapLayers, MapOptions, MapStats, MapThing } from './map-types.ts';
import { fill, type Painter, turn } from './painter.ts';
import { pickAt } from './pick.ts';
import { pictureOf } from './picture.ts';
import { dotKinds, linesOf, placeOf } from './selection.ts';
import { Stage } from './stage.ts';

/** A flashing lamp is on, and off, this long [ms]. */
const BLINK = 450;
const START_TILT = (38 * Math.PI) / 180;
/** From how high one may look, as a multiple of what shows everything. */
const HIGHEST = 1.8;

/** Free room round everything in the first view [px]. */
const HOME_MARGIN = 36;

type Listeners<T> = ((value: T) => void)[];

/**
 * Reads what stands where in small steps, then makes the map.
 *
 * @param painter draws one map at a time; the map fills its host and follows it
 */
export async function createMap(painter: Painter, input: MapInput, options: MapOptions): Promise<CountyMap> {
  const { network, model } = input;
  const heads = signalHeads(network);
  await turn();
  const labels = mapLabels(network, model, options.language);
  await turn();
  return mapOf(painter, input, options, heads, labels);
}

function mapOf(
  painter: Painter,
  input: MapInput,
  options: MapOptions,
  heads: readonly Head[],
  labels: readonly Label[],
): CountyMap {
  const { network, model } = input;
  let theme: Theme = THEMES[options.theme];
  let { language } = options;
  const layers: MapLayers = { los: true, congestion: false, queues: true, signals: true, schools: true };
  const still = window.matchMedia('(prefers-reduced-motion: reduce)');
  const stage = new Stage(painter, network, model, heads, theme, layers);
  const overlay = new Overlay(network, theme);
  const modes = input.program ? new ModeTags(network, model, input.program) : null;
  const content: OverlayContent = {
    labels,
    dots: dotKinds(network, model),
    los: null,
    tags: [],
    showsSchools: layers.schools,
    selectedNodes: new Set(),
    selectedLines: [],
    frame: null,
    countdown: input.program ? new Countdown(input.program) : null,
    heads,
    covered: [],
  };
  let losByNode: OverlayContent['los'] = null;
  fill(overlay.canvas, painter.host);
  overlay.canvas.style.pointerEvents = 'none';
  stage.canvas.style.touchAction = 'none';

  const size = { width: 1, height: 1 };
  const home = homeOf(network);
  let isTop = false;
  let insets: Insets = { left: 0, right: 0, top: 0, bottom: 0 };
  const homePose = (): Pose => {
    const view = poseOf({ x: home.x, y: home.y, height: 1, bearing: 0, tilt: isTop ? 0 : START_TILT, isTop });
    const { left, right, top, bottom } = insets;
    const free = HOME_MARGIN;
    return fitted(view, size, home, { left: left + free, right: right + free, top: top + free, bottom: bottom + free });
  };
  const flight = createFlight(homePose(), () => still.matches);
  let isAtHome = true;
  let sceneChanged = true;
  let wordsChanged = true;
  let isFollowing = false;
  let isDisposed = false;
  let renderedAt = Number.NEGATIVE_INFINITY;
  let shown: readonly (Frame | number)[] = [];
  let shownTick = Number.NaN;
  let hovered: MapThing | null = null;
  let pointer: { x: number; y: number } | null = null;
  let statistics: MapStats = { drawCalls: 0, triangles: 0, milliseconds: 0, renderMilliseconds: 0, vehicles: 0 };
  const onPick: ((thing: MapThing | null, adds: boolean) => void)[] = [];
  const onHover: Listeners<MapThing | null> = [];
  const onCamera: Listeners<void> = [];

  const pick = (x: number, y: number): MapThing | null =>
    pickAt({ network, model, vehicles: stage.instances, showsSchools: layers.schools }, flight.pose(), size, x, y);

  const nodesOf = (ids: readonly string[]): Set<number> => new Set(ids.map((id) => network.nodeIndex.get(id) ?? -1));

  const everythingChanged = (): void => {
    sceneChanged = true;
    wordsChanged = true;
  };

  function travel(pose: Pose, flies: boolean, isLong = false): void {
    isAtHome = false;
    if (flies) flight.flyTo(pose, isLong);
    else flight.jumpTo(pose);
  }

  const detach = attachGestures({
    element: stage.canvas,
    pose: flight.pose,
    size: () => size,
    highest: () => homePose().height * HIGHEST,
    moveTo: (pose, flies) => travel(pose, flies),
    isTop: () => isTop,
    clicked: (x, y, adds) => {
      const thing = pick(x, y);
      for (const listener of onPick) listener(thing, adds);
    },
    pointed: (x, y) => {
      pointer = { x, y };
    },
  });

  function resize(): void {
    const { width, height, ratio } = painter.fit();
    Object.assign(size, { width, height });
    stage.setRatio(ratio);
    overlay.resize(size, ratio);
    if (isAtHome) flight.jumpTo(homePose());
    everythingChanged();
  }
  async function follow(): Promise<void> {
    if (painter.fits || isFollowing) return;
    if (!painter.hasRoom) {
      isFollowing = true;
      await painter.idle();
      isFollowing = false;
      if (isDisposed) return;
    }
    resize();
    // In the same task, or a picture of nothing is shown in between.
    if (Number.isFinite(renderedAt)) render(renderedAt);
  }
  const observer = new ResizeObserver(() => void follow());
  observer.observe(painter.host);
  resize();

  function applyLayers(): void {
    stage.setLayers(layers);
    content.showsSchools = layers.schools;
    content.los = layers.los ? losByNode : null;
    everythingChanged();
  }

  function hover(): void {
    if (pointer === null) return;
    const thing = pick(pointer.x, pointer.y);
    pointer = null;
    if (thing?.kind === hovered?.kind && thing?.id === hovered?.id) return;
    hovered = thing;
    stage.canvas.style.cursor = thing === null ? '' : 'pointer';
    for (const listener of onHover) listener(thing);
  }

  function drawScene(): void {
    const before = performance.now();
    const drawn = stage.draw(flight.pose(), size);
    const renderMilliseconds = performance.now() - before;
    statistics = { ...statistics, ...drawn, renderMilliseconds, vehicles: stage.instances.count };
    sceneChanged = false;
  }

  function drawWords(now: number): void {
    content.covered = options.covered?.() ?? [];
    overlay.draw(flight.pose(), size, content, now, still.matches);
    wordsChanged = overlay.isSettling;
  }

  function render(now: number): void {
    if (stage.takeNews()) sceneChanged = true;
    const start = performance.now();
    if (flight.advance(now)) {
      everythingChanged();
      for (const listener of onCamera) listener();
    }
    if (stage.blink(still.matches || now % (2 * BLINK) < BLINK)) sceneChanged = true;
    hover();
    if (painter.isAwaited || (!sceneChanged && !wordsChanged)) return;
    const isFirst = renderedAt === Number.NEGATIVE_INFINITY;
    renderedAt = now;
    if (sceneChanged) drawScene();
    // Both for the first time in one task would be a long one.
    if (wordsChanged && !isFirst) drawWords(now);
    statistics = { ...statistics, milliseconds: performance.now() - start };
  }

  function showFrames(a: Frame, b: Frame, share: number): void {
    // While time stands still the picture does, and graphics are free for others.
    const moment = [a, a.tick, b, b.tick, share];
    if (moment.every((part, index) => part === shown[index])) return;
    shown = moment;
    stage.showFrames(a, b, share);
    const nearer = share >= 1 ? b : a;
    if (content.frame !== nearer || shownTick !== nearer.tick) {
      content.frame = nearer;
      shownTick = nearer.tick;
      stage.showMoment(nearer);
      if (modes?.show(nearer)) setTags();
      if (content.countdown !== null && flight.pose().height / size.height < COUNTDOWN_UNTIL) wordsChanged = true;
    }
    sceneChanged = true;
  }

  function setTags(): void {
    content.tags = modes?.words.map((word) => word?.[language]) ?? [];
    wordsChanged = true;
  }

  function setReport(period: PeriodReport | null): void {
    const letters = new Map(period?.intersections.map((one) => [one.id, one.measures.los]));
    losByNode = period === null ? null : network.nodes.map((node) => letters.get(node.id) ?? null);
    const grades = new Float32Array(network.links.length);
    for (const link of period?.links ?? []) grades[network.linkIndex.get(link.link) ?? -1] = link.grade;
    stage.setGrades(grades);
    applyLayers();
  }

  return {
    showFrames,
    clearFrames() {
      stage.clearFrames();
      shown = [];
      content.frame = null;
      modes?.clear();
      setTags();
      everythingChanged();
    },
    setReport,
    setLayers(some) {
      Object.assign(layers, some);
      applyLayers();
    },
    setTheme(name) {
      if (theme === THEMES[name]) return;
      theme = THEMES[name];
      stage.setTheme(theme);
      overlay.setTheme(theme);
      everythingChanged();
    },
    setLanguage(wanted) {
      if (wanted === language) return;
      language = wanted;
      content.labels = mapLabels(network, model, language);
      setTags();
    },
    select(thing) {
      content.selectedNodes = nodesOf(thing?.kind === 'intersection' ? [thing.id] : []);
      content.selectedLines = thing === null ? [] : linesOf(thing, network, model);
      wordsChanged = true;
    },
    selectIntersections(ids) {
      content.selectedNodes = nodesOf(ids);
      content.selectedLines = [];
      wordsChanged = true;
    },
    flyTo(target) {
      const place = 'kind' in target ? placeOf(target, network, model, stage.instances) : target;
      if (place === undefined) return;
      const pose = flight.goal();
      const height = place.height ?? Math.min(pose.height, 400);
      travel(centred({ ...pose, x: place.x, y: place.y, height }, size, insets), true, true);
    },
    flyHome() {
      flight.flyTo(homePose(), true);
      isAtHome = true;
    },
    setInsets(covered) {
      insets = covered;
      wordsChanged = true;
      if (isAtHome) flight.flyTo(homePose(), true);
    },
    setTopView(now) {
      if (now === isTop) return;
      isTop = now;
      const wasAtHome = isAtHome;
      const tilt = now ? 0 : START_TILT;
      travel({ ...flight.goal(), bearing: 0, tilt, lens: now ? TOP_LENS : LENS }, true, true);
      isAtHome = wasAtHome;
    },
    isTopView: () => isTop,
    isAtHome: () => isAtHome,
    camera: () => cameraNumbers({ ...flight.goal(), isTop }),
    setCamera(numbers) {
      const wanted = cameraFromNumbers(numbers);
      if (wanted === undefined) return;
      isTop = wanted.isTop;
      travel(poseOf(wanted), false);
    },
    onPick: (listener) => onPick.push(listener),
    onHover: (listener) => onHover.push(listener),
    onCamera: (listener) => onCamera.push(listener),
    pick(clientX, clientY) {
      const box = stage.canvas.getBoundingClientRect();
      return pick(clientX - box.left, clientY - box.top);
    },
    render,
    resize,
    async toPng(lines, keys) {
      stage.finish();
      // The drawing buffer holds its picture only until the browser shows the page again.
      drawScene();
      // Nothing lies over the saved picture: names that panels hide on the page are on it.
      content.covered = [];
      overlay.draw(flight.pose(), size, content, performance.now(), true);
      wordsChanged = true;
      return pictureOf([stage.canvas, overlay.canvas], overlay.canvas, lines, keys, theme, FONT_STACK);
    },
    stats: () => statistics,
    dispose() {
      isDisposed = true;
      observer.disconnect();
      detach();
      stage.dispose();
      overlay.canvas.remove();
    },
  };
}
