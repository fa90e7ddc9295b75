/**
 * The part of a bad model that geometry can be asked about: without the records that are wrong, and with a note of what their
 * absence puts in doubt, so that nothing is told that is true only because something was left out. Of a good model it is all.
 */
import { type Finding, isWhole, type Model, whereKnown } from '../scenario/index.ts';

type Path = Finding['path'];
type Streets = Pick<Model, 'roads' | 'intersections' | 'portals' | 'links'>;

export interface SoundPart {
  /** Its records are numbered otherwise than the model's. */
  model: Model;
  /** Ids of the intersections and portals where a street is wrong or left out. */
  doubtful: ReadonlySet<string>;
  /** A path in the sound part as one in the model. */
  pathOf(path: Path): Path;
}

/** Keys that no geometry hangs on. */
const WORDS = ['name', 'code', 'squadron', 'jurisdiction', 'urban', 'evidence', 'source'];
/** Faults that are told at an intersection, but are not of its streets. */
const OF_CONTROLLERS = ['scenario.noController', 'scenario.twoControllers', 'scenario.controllerWithoutSignal'];
/** Faults after which it is unknown which record is meant. */
const OF_IDS = ['scenario.idTwice', 'scenario.unknownId'];

/**
 * @param findings  those of the rules of the file
 * @returns         undefined where it is unknown which streets meet where
 */
export function soundPartOf(model: Model, findings: readonly Finding[]): SoundPart | undefined {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (!whereKnown(() => areNamed(model), false) || errors.some(isOfMeeting)) return undefined;
  const codesAt = (...place: Path): string[] =>
    errors.filter(({ path }) => place.every((key, step) => path[step] === key)).map(({ code }) => code);

  const roads = sift(model.roads, isSound);
  const intersections = sift(model.intersections, isSound);
  const portals = sift(model.portals, isSound);
  const [roadIds, nodeIds] = [idsOf(roads.kept), idsOf([...intersections.kept, ...portals.kept])];
  const doubtful = new Set<string>();
  const links = sift(model.links, (link, index) => {
    const isRight = isSound(link) && codesAt('links', index).length === 0;
    if (isRight && roadIds.has(link.road) && nodeIds.has(link.from) && nodeIds.has(link.to)) return true;
    doubtful.add(link.from).add(link.to);
    return false;
  });
  for (const [index, { id }] of model.intersections.entries()) {
    if (codesAt('intersections', index).some((code) => !OF_CONTROLLERS.includes(code))) doubtful.add(id);
  }
  // Where an end is in doubt, so is how long the link is.
  const measured = idsOf(links.kept.filter(({ from, to }) => !doubtful.has(from) && !doubtful.has(to)));
  const areOn = (places: readonly { link: string }[]): boolean =>
    isWhole(places) && places.every(({ link }) => measured.has(link));
  const zones = sift(
    list(() => model.zones),
    (zone) => isSound(zone) && areOn(zone.access),
  );
  const schools = sift(
    list(() => model.schools),
    (school) => school.id !== '' && areOn(school.gates),
  );
  const busStops = sift(
    list(() => model.busStops),
    (stop) => isSound(stop) && areOn([stop]),
  );
  const plans: number[][] = [];
  const controllers = sift(
    list(() => model.controllers),
    (controller, index) => {
      const { at } = sift(controller.plans, (plan, number) => {
        return isWhole(plan) && !codesAt('controllers', index, 'plans', number).some((code) => OF_IDS.includes(code));
      });
      plans[index] = at;
      return controller.intersections.every((id) => nodeIds.has(id));
    },
  );

  const sifted = { roads, intersections, portals, links, zones, schools, busStops, controllers };
  return {
    model: withLists(model, {
      ...Object.fromEntries(Object.entries(sifted).map(([kind, { kept }]) => [kind, kept])),
      controllers: controllers.kept.map((controller, index) =>
        withLists(controller, { plans: plans[controllers.at[index]!]!.map((plan) => controller.plans[plan]) }),
      ),
    }),
    doubtful,
    pathOf: ([kind, index, ...rest]) => {
      // Lists that are not sifted stand as they are.
      if (!Object.hasOwn(sifted, kind!)) return [kind!, index!, ...rest];
      const original = sifted[kind as keyof typeof sifted].at[Number(index)]!;
      if (rest[0] !== 'plans' || rest.length === 1) return [kind!, original, ...rest];
      return [kind!, original, 'plans', plans[original]![Number(rest[1])]!, ...rest.slice(2)];
    },
  };
}

/** Whether every street can be told from the others, and the ends of links are known; throws where it cannot be read. */
function areNamed({ roads, intersections, portals, links }: Streets): boolean {
  const named: readonly (readonly { id: string }[])[] = [roads, intersections, portals, links];
  return named.every((records) => records.every(({ id }) => id !== '')) && links.every(({ from, to }) => from !== to);
}

/** A link whose end is nowhere may be meant to end anywhere; of two records of one id nobody knows which is meant. */
function isOfMeeting({ code, path: [kind, , key] }: Finding): boolean {
  if (code === 'scenario.idTwice') return ['roads', 'intersections', 'portals', 'links'].includes(String(kind));
  return code === 'scenario.unknownId' && kind === 'links' && (key === 'from' || key === 'to');
}

/** Whether all that geometry may look at is known. */
function isSound(record: object): boolean {
  return Object.keys(record).every(
    (key) => WORDS.includes(key) || whereKnown(() => isWhole((record as Record<string, unknown>)[key]), false),
  );
}

const idsOf = (records: readonly { id: string }[]): Set<string> => new Set(records.map(({ id }) => id));

function list<T>(read: () => readonly T[] | undefined): readonly T[] {
  return whereKnown(read, undefined) ?? [];
}

/** The records that can be used, and where each stood. */
function sift<T>(records: readonly T[], isUsable: (record: T, index: number) => boolean): { kept: T[]; at: number[] } {
  const at = [...records.keys()].filter((index) => whereKnown(() => isUsable(records[index]!, index), false));
  return { kept: at.map((index) => records[index]!), at };
}

/** The record with other lists; what is unknown of the rest stays so. */
export function withLists<T extends object>(record: T, lists: Record<string, unknown>): T {
  const descriptors = Object.getOwnPropertyDescriptors(record) as PropertyDescriptorMap;
  for (const [key, value] of Object.entries(lists)) descriptors[key] = { value, enumerable: true };
  return Object.defineProperties({}, descriptors) as T;
}
