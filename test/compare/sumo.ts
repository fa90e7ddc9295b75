/** SUMO as another process: its network made, its vehicles driven, what became of them read back. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sumoDrivers } from '../../src/cli/export-drivers.ts';
import { showOf } from '../../src/cli/export-show.ts';
import type { SimulationInput } from '../../src/engine/index.ts';
import { exportSumo, streetsFor, SUMO_FILES, vehicleNames } from '../../src/exchange/index.ts';
import type { Model } from '../../src/scenario/index.ts';
import { named, type Read, readXml } from '../exchange/read-xml.ts';
import type { Journey, Sample } from './journeys.ts';
import { forbiddenLines } from './netconvert-warnings.ts';

const VERSION = '1.15';
const HOW = `SUMO ${VERSION} is needed: on Debian 12, apt-get install sumo sumo-tools; elsewhere see https://sumo.dlr.de/docs/Installing.`;
/** Where Debian puts SUMO's own schemas, which it looks for. */
const HOME = '/usr/share/sumo';

/** @param tool one of SUMO's own that is needed too   @throws Error that says how to get it */
export function requireSumo(tool?: string): string {
  const { status, stdout } = start('sumo', ['--version'], '.');
  const version = /Version (\S+)/.exec(stdout ?? '')?.[1];
  if (status !== 0 || version === undefined) throw new Error(`sumo was not found. ${HOW}`);
  if (!version.startsWith(VERSION)) throw new Error(`sumo is ${version}. ${HOW}`);
  if (start('netconvert', ['--version'], '.').status !== 0) throw new Error(`netconvert was not found. ${HOW}`);
  if (tool !== undefined && start('python3', [toolFile(tool), '--help'], '.').status !== 0)
    throw new Error(`${tool} or python3 was not found. ${HOW}`);
  return version;
}

/** How SUMO drives. */
export interface Drivers {
  /** vType elements; the exported ones where left out. */
  readonly types?: readonly string[];
  /** Whether vehicles carry the desired speed of our drivers. */
  readonly ownSpeeds: boolean;
  /** [s] */
  readonly step: number;
}

export interface Exported {
  readonly folder: string;
  readonly input: SimulationInput;
  readonly model: Model;
  readonly end: number;
  remove(): void;
}

/** Writes the files into a folder of its own and has netconvert make the network of them. @throws Error on any warning not allowed */
export function exportCase(model: Model, input: SimulationInput, end: number): Exported {
  const folder = mkdtempSync(join(tmpdir(), 'lukou-sumo-'));
  const window = { from: input.start, to: end };
  const show = showOf(input);
  const files = exportSumo({ ...input, model, drivers: sumoDrivers(input), window, ...(show && { show }) });
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  const remove = () => rmSync(folder, { recursive: true });
  try {
    call('netconvert', ['-c', SUMO_FILES.netconvert], folder);
  } catch (error) {
    remove();
    throw error;
  }
  return { folder, input, model, end, remove };
}

/** @param more of sumo's own options */
export function runSumo(exported: Exported, drivers: Drivers, seed: number, more: readonly string[] = []): Sample {
  const { folder, input, end } = exported;
  const routes = readFileSync(join(folder, SUMO_FILES.routes), 'utf8');
  writeFileSync(join(folder, 'drivers.rou.xml'), withDrivers(routes, drivers));
  const output = call(
    'sumo',
    [
      ['-c', SUMO_FILES.sumo],
      ['--route-files', 'drivers.rou.xml'],
      ['--step-length', String(drivers.step)],
      ['--seed', String(seed)],
      ['--vehroute-output', 'out.xml'],
      ['--vehroute-output.exit-times', 'true'],
      ['--vehroute-output.write-unfinished', 'true'],
      ['--duration-log.statistics', 'true'],
      ['--no-step-log', 'true'],
      ['--xml-validation', 'never'],
      more,
    ].flat(),
    folder,
  );
  const teleported = /Teleports: [1-9]\d*/.exec(output)?.[0];
  if (teleported !== undefined) throw new Error(`sumo moved vehicles on though told not to: ${teleported}`);
  const told = (what: string) => Number(new RegExp(`${what}: ([\\d.e+]+)`).exec(output)?.[1]);
  const wall = told('Duration');
  return { journeys: journeysOf(exported), updates: told('UPS') * wall, wall, simulated: end - input.start };
}

function withDrivers(routes: string, { types, ownSpeeds }: Drivers): string {
  let text = routes;
  if (types !== undefined) {
    text = text.replaceAll(/^ *<vType .*\n/gm, '').replace('<routes>\n', `<routes>\n${types.join('\n')}\n`);
  }
  return ownSpeeds ? text : text.replaceAll(/ speedFactor="[^"]*"/g, '');
}

function journeysOf({ folder, input, model, end }: Exported): Journey[] {
  const { network, trips, start } = input;
  const own = trips.filter(({ departure }) => departure >= start && departure < end);
  const names = vehicleNames(own);
  const read = new Map<string, Read>();
  for (const vehicle of named(readXml(readFileSync(join(folder, 'out.xml'), 'utf8')), 'vehicle'))
    read.set(vehicle.attributes['id']!, vehicle);
  const links = new Map(
    streetsFor(model, network).edges.flatMap((chain) => chain.map((edge) => [edge.name, edge.link])),
  );
  return own.map((trip): Journey => {
    const vehicle = read.get(names.get(trip.name)!);
    const nothing = { trip: trip.id, entered: NaN, arrived: NaN, passed: [...trip.route].slice(1).map(() => NaN) };
    if (vehicle === undefined) return nothing;
    const route = named(vehicle, 'route')[0]!;
    const times = route.attributes['exitTimes']!.split(' ').map((time) => (Number(time) < 0 ? NaN : Number(time)));
    const leaves: number[] = [];
    const edges = route.attributes['edges']!.split(' ');
    edges.forEach((edge, place) => {
      const next = edges[place + 1];
      if (next !== undefined && !isNextPiece(edge, next, links)) leaves.push(times[place]!);
    });
    const arrival = vehicle.attributes['arrival'];
    const arrived = arrival === undefined ? NaN : Number(arrival);
    return { trip: trip.id, entered: Number(vehicle.attributes['depart']), arrived, passed: leaves };
  });
}

/** Whether one edge goes on into the next on the same link; a route may also drive one link twice running. */
function isNextPiece(edge: string, next: string, links: ReadonlyMap<string, number>): boolean {
  return links.get(edge) === links.get(next) && edge !== next && edge.includes('@');
}

const toolFile = (tool: string): string => join(process.env['SUMO_HOME'] ?? HOME, 'tools', tool);

/** One of SUMO's own tools, in Python. @returns what it says   @throws Error when it fails */
export function callTool(tool: string, words: readonly string[], folder: string): string {
  const { status, stdout, stderr } = start('python3', [toolFile(tool), ...words], folder);
  if (status !== 0) throw new Error(`${tool} ended with ${status}: ${stderr}. ${HOW}`);
  return stdout;
}

export const callSumo = (words: readonly string[], folder: string): string => call('sumo', words, folder);

/** @throws Error when the program fails or warns of what is not allowed */
function call(program: 'netconvert' | 'sumo', words: readonly string[], folder: string): string {
  const { status, stdout, stderr } = start(program, words, folder);
  const forbidden = forbiddenLines(program, `${stdout}\n${stderr}`);
  if (status !== 0 || forbidden.length > 0)
    throw new Error(`${program} ended with ${status}:\n${forbidden.slice(0, 20).join('\n')}`);
  return stdout;
}

function start(program: string, words: readonly string[], folder: string) {
  const env = { ...process.env, SUMO_HOME: process.env['SUMO_HOME'] ?? HOME };
  return spawnSync(program, words, { cwd: folder, env, encoding: 'utf8', maxBuffer: 1 << 28 });
}
