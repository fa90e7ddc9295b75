/**
 * Solves the programme of a green wave with HiGHS (github.com/ERGO-Code/HiGHS, as WebAssembly), here and now: the caller waits.
 * In the page `wave/client.ts` does it in a worker; the command line and the tests call it themselves.
 *
 * The solver's 3.5 MB are packed into the program by the build (see `vite.config.ts`): gzip makes 1.2 MB of them, 1.6 MB as text. So nothing is
 * loaded from elsewhere, and the one-file page has the same solver on file:// as the server's.
 */
import type { InitOptions } from 'highs';
import { answerOf, oneWay, programmeOf, type WaveAnswer, type WaveProblem } from '../../signal/index.ts';

/** How far a solve is. */
export interface WaveProgress {
  /** Since it began [s]. */
  readonly elapsed: number;
  /** Best weighted band so far and the most it can still be [s]; undefined before the first. */
  readonly best: number | undefined;
  readonly bound: number | undefined;
}

export type WaveSolution = WaveAnswer & {
  /** False: no two waves lead through, so the heavier direction has been given one alone. */
  readonly isTwoWay: boolean;
  /** [s] the solver took. */
  readonly seconds: number;
};

/** Bands no wider than the solver's tolerance are waves that only touch the greens [s]. */
const TOUCHING = 1e-3;

/** Where the solver has no bound yet it tells a very large number. */
const UNKNOWN = 1e20;
/** Of what the solver tells on its way. */
interface Bounds {
  readonly running_time?: number;
  readonly mip_primal_bound?: number;
  readonly mip_dual_bound?: number;
}

type Highs = Awaited<ReturnType<typeof load>>;
let loaded: Promise<Highs> | undefined;

async function load() {
  const [{ default: start }, { default: packed }] = await Promise.all([
    import('highs'),
    import('highs/runtime?packed'),
  ]);
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const opened = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const binary = await new Response(opened).arrayBuffer();
  // `wasmBinary`, which its types name, is not read by this build of it: it would look for its file.
  const own = {
    instantiateWasm: (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) =>
      void WebAssembly.instantiate(binary, imports).then(({ instance }) => done(instance)),
  };
  return start(own as InitOptions);
}

/** @throws RangeError for a problem without common cycle, weights, or greens that fit */
export async function solveWave(
  problem: WaveProblem,
  onProgress: (progress: WaveProgress) => void = () => undefined,
): Promise<WaveSolution> {
  const programme = programmeOf(problem);
  loaded ??= load();
  const highs = await loaded;
  const two = run(highs, problem, programme, onProgress);
  if (two && two.optimum.forward + two.optimum.backward > TOUCHING) return { ...two, isTwoWay: true };
  const alone = oneWay(problem);
  const one = run(highs, alone, programmeOf(alone), onProgress);
  if (!one) throw new Error('a green wave in one direction has always a solution');
  return { ...one, isTwoWay: false };
}

function run(
  highs: Highs,
  problem: WaveProblem,
  programme: string,
  onProgress: (progress: WaveProgress) => void,
): (WaveAnswer & { seconds: number }) | undefined {
  const { callbackType, modelStatus } = highs.constants;
  const known = (value: number | undefined) => (value !== undefined && Math.abs(value) < UNKNOWN ? value : undefined);
  const tell = ({ data }: { readonly data: Bounds }): undefined => {
    onProgress({
      elapsed: data.running_time ?? 0,
      best: known(data.mip_primal_bound),
      bound: known(data.mip_dual_bound),
    });
  };
  const model = highs.createModel({ format: 'lp', data: programme });
  try {
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 1e-6 });
    model.run({
      [callbackType.mipInterrupt]: tell,
      [callbackType.mipImprovingSolution]: tell,
    });
    const status = model.getModelStatus();
    if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible) return undefined;
    if (status !== modelStatus.optimal) throw new Error(`the solver ended with status ${status}`);
    const { colValue } = model.getSolution();
    const valueOf = (column: string): number => colValue[model.getColByName(column)] ?? 0;
    return { ...answerOf(problem, valueOf), seconds: model.getRunTime() };
  } finally {
    model.dispose();
  }
}
