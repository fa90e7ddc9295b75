/** The running signals of a network. */
import type { Network } from '../network/index.ts';
import { FixedTimeController } from './controllers/fixedTime.ts';
import type { Player } from './controllers/player.ts';
import { StagePlayer } from './controllers/stagePlayer.ts';
import { createInputs } from './inputs.ts';
import type { Board } from './machine.ts';
import { Aspect } from './program.ts';
import type { CompiledController, SignalInputs, SignalProgram, SignalState, StateArray } from './program.ts';

const DAY = 86_400;

/** What is shown is written into arrays the state owns; a controller that gets other plans goes over to a new player in all red. */
export function createSignals(program: SignalProgram, network: Network): SignalState {
  return new Signals(program, network);
}

class Signals implements SignalState {
  readonly aspects: Uint8Array;
  readonly permissive: Uint8Array;
  readonly walks: Uint8Array;
  readonly plan: Int32Array;
  readonly stage: Int32Array;
  readonly cycleTick: Int32Array;
  readonly mode: Uint8Array;
  readonly reason: Uint8Array;
  private readonly board: Board;
  private readonly program: SignalProgram;
  private readonly network: Network;
  readonly controllers: CompiledController[];
  private readonly players: Player[];
  private readonly nothing: SignalInputs;
  /** Who takes over when a player has left, by controller. */
  private readonly following = new Map<number, CompiledController>();
  /** Those that go by detectors, in order. */
  private stagePlayers: [controller: CompiledController, player: StagePlayer][] = [];
  private last = Number.NaN;
  /** By controller: length of its cycle, and the tick at which it must be asked again what it shows. */
  private readonly cycle: Int32Array;
  private readonly due: Int32Array;

  constructor(program: SignalProgram, network: Network) {
    const { controllers } = program;
    this.program = program;
    this.network = network;
    this.nothing = createInputs(program);
    this.aspects = new Uint8Array(network.movements.length).fill(Aspect.off);
    this.permissive = new Uint8Array(network.movements.length);
    this.walks = new Uint8Array(network.crosswalks.length).fill(Aspect.off);
    this.board = { aspects: this.aspects, permissive: this.permissive, walks: this.walks };
    this.plan = new Int32Array(controllers.length);
    this.stage = new Int32Array(controllers.length);
    this.cycleTick = new Int32Array(controllers.length);
    this.cycle = new Int32Array(controllers.length);
    this.due = new Int32Array(controllers.length);
    this.mode = new Uint8Array(controllers.length);
    this.reason = new Uint8Array(controllers.length);
    this.controllers = [...controllers];
    this.players = controllers.map((controller) => this.playerFor(controller));
    this.listStagePlayers(controllers);
  }

  get stateArrays(): readonly StateArray[] {
    return this.players.flatMap((player) => player.stateArrays);
  }

  /**
   * Called tick by tick; after a jump the controllers stand as if they had run for ever. Who is quiet is passed over: asked at every
   * tick, 1,600 of them that went by the clock took 5 % of the time of all that drove between them.
   */
  advance(tick: number, inputs: SignalInputs = this.nothing): void {
    if (tick === this.last) return;
    const goesOn = tick === this.last + 1;
    for (let index = 0; index < this.players.length; index++) {
      if (goesOn && tick < (this.due[index] as number)) {
        const next = (this.cycleTick[index] as number) + 1;
        this.cycleTick[index] = next === this.cycle[index] ? 0 : next;
        continue;
      }
      const player = this.players[index] as Player;
      if (goesOn) player.step(tick, this.board, inputs);
      else player.start(tick, this.board, inputs);
      if (player.hasLeft) this.handOver(index, tick, inputs);
      this.note(index);
      this.due[index] = tick + 1 + (this.players[index] as Player).quiet;
    }
    for (const [controller, player] of this.stagePlayers) {
      player.store((movement) => isGreen(this.aspects[controller.movements[movement] as number]));
    }
    this.last = tick;
  }

  replace(controller: number, compiled: CompiledController): void {
    this.following.set(controller, compiled);
    (this.players[controller] as Player).leave();
  }

  private handOver(index: number, tick: number, inputs: SignalInputs): void {
    const compiled = this.following.get(index) as CompiledController;
    this.following.delete(index);
    const player = this.playerFor(compiled);
    this.players[index] = player;
    this.controllers[index] = compiled;
    this.listStagePlayers(this.controllers);
    player.takeOver(tick, this.board, inputs);
  }

  private note(index: number): void {
    const player = this.players[index] as Player;
    this.plan[index] = player.plan;
    this.stage[index] = player.stage;
    this.cycleTick[index] = player.cycleTick;
    this.cycle[index] = player.cycle;
    this.mode[index] = player.mode;
    this.reason[index] = player.reason;
  }

  /** Tables where the clock alone decides, which is most and fastest; stage by stage where anything else does. */
  private playerFor(controller: CompiledController): Player {
    const day = DAY * this.program.ticksPerSecond;
    if (isByTheClock(controller, this.program)) return new FixedTimeController(controller, this.program.ticksPerSecond);
    return new StagePlayer(controller, this.program, this.network, day, (link) => this.storedOn(link));
  }

  private listStagePlayers(controllers: readonly CompiledController[]): void {
    this.stagePlayers = this.players.flatMap((player, index) =>
      player instanceof StagePlayer ? [[controllers[index] as CompiledController, player] as const] : [],
    ) as [CompiledController, StagePlayer][];
  }

  /** What networked controllers tell one another: vehicles on a link, as its detectors have it. */
  private storedOn(link: number): number {
    const node = this.network.links[link]?.to ?? -1;
    for (const [controller, player] of this.stagePlayers) {
      if (controller.class === 'networked' && controller.nodes.includes(node)) return player.storage.on(link);
    }
    return 0;
  }
}

const isGreen = (aspect: number | undefined): boolean => aspect === Aspect.green || aspect === Aspect.greenFlash;

/** Whether what it shows follows from the time alone, whatever comes along. */
export function isByTheClock(controller: CompiledController, { calls }: SignalProgram): boolean {
  return (
    controller.plans.every(({ control }) => control.mode === 'fixedTime') &&
    controller.transition.method === 'dwell' &&
    !controller.resynchronises &&
    controller.officer.length === 0 &&
    controller.offline.length === 0 &&
    calls.every((call) => call.controller !== controller.index)
  );
}
