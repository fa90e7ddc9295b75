/** Whether the network that netconvert made is ours: its lanes, connections, speeds, right of way and programs, not just what we wrote. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { endsOf, streetsFor, SUMO_FILES } from '../../src/exchange/index.ts';
import { named, type Read, readXml } from '../exchange/read-xml.ts';
import type { Exported } from './sumo.ts';

/** netconvert writes speeds to the millimetre a second. */
const NEAR = 0.002;

/** @throws Error that names the first differences */
export function checkNetwork(exported: Exported): void {
  const made = readXml(readFileSync(join(exported.folder, SUMO_FILES.network), 'utf8'));
  const wrong = [...lanesWrong(exported, made), ...connectionsWrong(exported, made), ...programsWrong(exported, made)];
  if (wrong.length > 0)
    throw new Error(`netconvert made another network, ${wrong.length} times:\n${wrong.slice(0, 20).join('\n')}`);
}

function lanesWrong({ model, input: { network } }: Exported, made: Read): string[] {
  const edges = new Map(
    named(made, 'edge')
      .filter(({ attributes }) => attributes['function'] !== 'internal')
      .map((edge) => [edge.attributes['id']!, named(edge, 'lane')]),
  );
  const chains = streetsFor(model, network).edges.flat();
  const wrong = chains.flatMap(({ name, link, lanes }) => {
    const told = edges.get(name)?.map(({ attributes: { speed, disallow } }) => {
      const isAsFast = Math.abs(Number(speed) - network.links[link]!.speedLimit) < NEAR;
      return `${isAsFast ? 'as fast' : speed}${disallow === 'all' ? ' closed' : ''}`;
    });
    const wanted = lanes.map((lane) => `as fast${network.lanes[lane]!.closed ? ' closed' : ''}`);
    return String(told) === String(wanted) ? [] : [`${name}: lanes ${String(told)}, not ${String(wanted)}`];
  });
  return edges.size === chains.length ? wrong : [...wrong, `${edges.size} edges, not ${chains.length}`];
}

/** What netconvert says of one connection. */
interface Place {
  readonly junction: string;
  /** Its number there, in the words of who answers to whom. */
  readonly number: number;
}

function connectionsWrong({ model, input: { network } }: Exported, made: Read): string[] {
  const streets = streetsFor(model, network);
  const across = new Set(streets.edges.map((chain) => chain.at(-1)!.name));
  const speeds = new Map(
    named(made, 'edge').flatMap((edge) =>
      named(edge, 'lane').map(({ attributes }) => [attributes['id']!, Number(attributes['speed'])] as const),
    ),
  );
  const told = new Map(
    named(made, 'connection')
      .filter(({ attributes }) => across.has(attributes['from']!))
      .map(({ attributes }) => [keyOf(attributes), attributes]),
  );
  const wrong: string[] = [];
  const places = new Map<number, Place>();
  const own = network.connections.filter(({ movement }) => !network.movements[movement]!.banned);
  for (const connection of own) {
    const key = keyOf(endsOf(connection, network, streets));
    const via = told.get(key)?.['via'];
    if (via === undefined) {
      wrong.push(`${key}: no connection`);
      continue;
    }
    if (Math.abs(speeds.get(via)! - connection.speed) > NEAR)
      wrong.push(`${key}: ${speeds.get(via)} m/s, not ${connection.speed}`);
    const [, junction, first, lane] = /^:(.*)_(\d+)_(\d+)$/.exec(via)!;
    places.set(connection.index, { junction: junction!, number: Number(first) + Number(lane) });
  }
  if (told.size !== own.length) wrong.push(`${told.size} connections, not ${own.length}`);
  return [...wrong, ...rightOfWayWrong(network, places, made)];
}

const keyOf = ({ from, to, fromLane, toLane }: Readonly<Record<string, string | number>>): string =>
  `${from}_${fromLane} -> ${to}_${toLane}`;

/**
 * Whoever yields with us yields there. Two things are as they must be: rights that the export turns round, and those that netconvert
 * lets wait on the crossing itself, to whom everyone there answers.
 */
function rightOfWayWrong(network: Exported['input']['network'], places: Map<number, Place>, made: Read): string[] {
  const answers = new Map<string, Read[]>(
    named(made, 'junction').map((junction) => [junction.attributes['id']!, named(junction, 'request')]),
  );
  const turnOf = (connection: number) => network.movements[network.connections[connection]!.movement]!;
  return network.conflicts.flatMap(({ a, b, yields }) => {
    const [waits, goes] = yields === 'a' ? [a, b] : [b, a];
    const [waiting, going] = [places.get(waits), places.get(goes)];
    if (waiting === undefined || going === undefined || turnOf(waits).fromLink === turnOf(goes).fromLink) return [];
    const requests = answers.get(waiting.junction)!;
    const yieldsTo = (one: Place, other: Place) =>
      requests[one.number]!.attributes['response']!.at(-1 - other.number) === '1';
    const waitsInside = [waiting, going].some(({ number }) => requests[number]!.attributes['cont'] === '1');
    const isTurned = turnOf(waits).turn === 'right' && turnOf(goes).turn === 'left' && yieldsTo(going, waiting);
    if (isTurned || (yieldsTo(waiting, going) && (waitsInside || !yieldsTo(going, waiting)))) return [];
    return [`${waiting.junction}: ${waiting.number} does not yield to ${going.number}`];
  });
}

function programsWrong({ folder }: Exported, made: Read): string[] {
  const texts = (root: Read) =>
    named(root, 'tlLogic').map(({ attributes: { id, programID, offset }, children }) => {
      const states = children.map((phase) => `${Number(phase.attributes['duration'])} ${phase.attributes['state']}`);
      return `${id} ${programID} ${Number(offset)}: ${states.join(', ')}`;
    });
  const told = new Set(texts(made));
  const written = texts(readXml(readFileSync(join(folder, SUMO_FILES.signals), 'utf8')));
  return written.filter((text) => !told.has(text)).map((text) => `no program ${text}`);
}
