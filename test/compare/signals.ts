/** Whether SUMO's signals, running, show at every step what our controllers show. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { showOf } from '../../src/cli/export-show.ts';
import { type SignalShow, SUMO_FILES } from '../../src/exchange/index.ts';
import { named, readXml } from '../exchange/read-xml.ts';
import { Aspect, createSignals, type SignalState } from '../../src/signal/index.ts';
import { callSumo, type Exported } from './sumo.ts';

/** @throws Error that names the first difference */
export function checkSignals(exported: Exported): void {
  const { folder, input, model, end } = exported;
  const { program, network } = input;
  const saves = model.controllers.map(
    ({ id }) => `<timedEvent type="SaveTLSSwitchStates" source="${id}" dest="shown.xml"/>`,
  );
  writeFileSync(join(folder, 'save.add.xml'), `<additional>${saves.join('')}</additional>`);
  writeFileSync(join(folder, 'empty.rou.xml'), '<routes/>');
  const additional = `${SUMO_FILES.additional},save.add.xml`;
  callSumo(['-c', SUMO_FILES.sumo, '-r', 'empty.rou.xml', '-a', additional, '--no-step-log', 'true'], folder);
  if (model.controllers.length === 0) return;
  const file = join(folder, 'shown.xml');
  if (!existsSync(file)) throw new Error(`sumo wrote no ${file}`);
  const shown = new Map<string, { time: number; state: string }[]>();
  for (const { attributes } of named(readXml(readFileSync(file, 'utf8')), 'tlsState')) {
    const list = shown.get(attributes['id']!) ?? [];
    list.push({ time: Number(attributes['time']), state: attributes['state']! });
    shown.set(attributes['id']!, list);
  }
  const show = showOf(input) ?? alone(createSignals(program, network));
  const { signals } = show;
  const first = Math.round(input.start * program.ticksPerSecond);
  const last = Math.round(end * program.ticksPerSecond);
  const at = new Map<string, number>();
  for (let tick = first; tick < last; tick++) {
    show.advance(tick);
    const time = tick / program.ticksPerSecond;
    for (const { id, movements } of program.controllers) {
      const list = shown.get(id) ?? [];
      let place = at.get(id) ?? 0;
      while (place + 1 < list.length && list[place + 1]!.time <= time + 1e-6) place++;
      at.set(id, place);
      const wanted = [...movements]
        .map((m) => letter(signals.aspects[m]!, signals.permissive[m]!, program.rightOnRed[m]!).repeat(open(m)))
        .join('');
      const state = list[place]?.state;
      if (state !== wanted) throw new Error(`${id} at ${time} s: SUMO shows ${state}, we show ${wanted}`);
    }
  }

  function open(movement: number): number {
    const { banned, connections } = network.movements[movement]!;
    return banned ? 0 : connections.length;
  }
}

const alone = (signals: SignalState): SignalShow => ({ signals, advance: (tick) => signals.advance(tick) });

function letter(aspect: number, permissive: number, rightOnRed: number): string {
  if (aspect === Aspect.yellow) return 'y';
  const isGreen = aspect === Aspect.green || aspect === Aspect.greenFlash;
  if (isGreen) return permissive === 1 ? 'g' : 'G';
  return rightOnRed === 1 ? 'g' : 'r';
}
