/** A prepared run as SUMO's files. What SUMO has no word for, or means otherwise, is said in the file it would stand in. */
import type { Trip } from '../../engine/index.ts';
import type { Network } from '../../network/index.ts';
import type { Model } from '../../scenario/index.ts';
import type { SignalProgram } from '../../signal/index.ts';
import { type SumoDrivers, typeElements as vehicleTypes, vehicleElements } from './routes.ts';
import { type SignalShow, signalsFor, type Window } from './signals.ts';
import { connectionElements, edgeElements, nodeElements, streetsFor, typeElements } from './streets.ts';
import { element, xmlFile } from './xml.ts';

export interface SumoInput {
  readonly model: Model;
  readonly network: Network;
  readonly program: SignalProgram;
  readonly trips: readonly Trip[];
  readonly drivers: SumoDrivers;
  readonly window: Window;
  /** A run of ours from the window's start; needed where `asksForTraffic`. */
  readonly show?: SignalShow;
}

/** File names in one folder, without a folder. */
export const SUMO_FILES = {
  nodes: 'lukou.nod.xml',
  edges: 'lukou.edg.xml',
  types: 'lukou.typ.xml',
  connections: 'lukou.con.xml',
  signals: 'lukou.tll.xml',
  /** How netconvert makes the network of the five above. */
  netconvert: 'lukou.netccfg',
  network: 'lukou.net.xml',
  routes: 'lukou.rou.xml',
  /** When signals change their programs. */
  additional: 'lukou.add.xml',
  /** How sumo runs it. */
  sumo: 'lukou.sumocfg',
} as const;

/** File name → text. The network itself is made of them: `netconvert -c lukou.netccfg`, then `sumo -c lukou.sumocfg`. */
export function exportSumo({ model, network, program, trips, drivers, window, show }: SumoInput): Map<string, string> {
  const streets = streetsFor(model, network);
  const signals = signalsFor(program, network, streets, window, show);
  const stepLength = 1 / program.ticksPerSecond;
  return new Map([
    [SUMO_FILES.nodes, xmlFile('nodes', nodeElements(model, network, streets))],
    [SUMO_FILES.edges, xmlFile('edges', edgeElements(model, network, streets))],
    [SUMO_FILES.types, xmlFile('types', typeElements(model))],
    [SUMO_FILES.connections, xmlFile('connections', connectionElements(network, streets))],
    [SUMO_FILES.signals, xmlFile('tlLogics', signals.logics)],
    [SUMO_FILES.netconvert, xmlFile('configuration', netconvertOptions().map(option))],
    [
      SUMO_FILES.routes,
      xmlFile('routes', [...vehicleTypes(drivers), ...vehicleElements(trips, network, streets, drivers, window)]),
    ],
    [SUMO_FILES.additional, xmlFile('additional', signals.changes)],
    [SUMO_FILES.sumo, xmlFile('configuration', sumoOptions(window, stepLength).map(option))],
  ]);
}

type Option = readonly [name: string, value: string | number];
const option = ([name, value]: Option): string => element(name, { value });

function netconvertOptions(): Option[] {
  return [
    ['node-files', SUMO_FILES.nodes],
    ['edge-files', SUMO_FILES.edges],
    ['type-files', SUMO_FILES.types],
    ['connection-files', SUMO_FILES.connections],
    ['tllogic-files', SUMO_FILES.signals],
    ['output-file', SUMO_FILES.network],
    // Coordinates stay ours, and nothing is added or moved.
    ['offset.disable-normalization', 'true'],
    ['no-turnarounds', 'true'],
    ['precision', 3],
  ];
}

function sumoOptions({ from, to }: Window, stepLength: number): Option[] {
  return [
    ['net-file', SUMO_FILES.network],
    ['route-files', SUMO_FILES.routes],
    ['additional-files', SUMO_FILES.additional],
    ['begin', from],
    ['end', to],
    ['step-length', stepLength],
    // Nobody vanishes: who waits, waits.
    ['time-to-teleport', -1],
    ['collision.action', 'warn'],
  ];
}
