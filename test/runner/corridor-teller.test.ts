/** The worker watches a corridor while it is asked to, tells what it saw in pieces that join, and runs on as it would have without. */
import { expect, it } from 'vitest';
import { CorridorHistory } from '../../src/metrics/index.ts';
import {
  type Notice,
  type ReplyMessage,
  type RunPlan,
  type RequestName,
  type Requests,
  WorkerSide,
} from '../../src/runner/index.ts';
import { phase, withSignal } from '../../src/validation/models/signals.ts';
import { arterial } from '../../src/validation/models/streets.ts';

const SEVEN = 7 * 3600 * 5;

function plan(): RunPlan {
  let model = arterial([300]);
  for (const [west, here, east] of [
    ['W', 'J0', 'J1'],
    ['J0', 'J1', 'E'],
  ] as const) {
    const side = here.replace('J', '');
    const phases = [
      phase('main', `${west}>${here} through, ${east}>${here} through, ~${west}>${here} left, ~${east}>${here} left`),
      phase(
        'side',
        `N${side}>${here} through, S${side}>${here} through, ~N${side}>${here} left, ~S${side}>${here} left`,
      ),
    ];
    model = withSignal(model, here, phases, [30, 20]);
  }
  const demand = {
    profiles: [{ id: 'quarter', from: '07:00', shares: [1, 0, 0, 0] }],
    od: [
      { id: 'cars', class: 'car' as const, profile: 'quarter', trips: [['W', 'E', 120] as [string, string, number]] },
    ],
  };
  model = { ...model, demand };
  return { model, base: model, file: 'arterial', seed: 1 };
}

function conversation() {
  const corridor: Extract<Notice, { kind: 'corridor' }>[] = [];
  const waiting = new Map<number, (reply: ReplyMessage) => void>();
  let now = 0;
  // Every look at the clock is 10 ms later: slices are short, and pieces are told often.
  const side = new WorkerSide(
    (message, transfer) => {
      const received = structuredClone(message, { transfer: transfer as ArrayBuffer[] });
      if ('reply' in received) waiting.get(received.reply)?.(received);
      else if (received.kind === 'corridor') corridor.push(received);
    },
    () => (now += 10),
  );
  let requests = 0;
  const ask = <K extends RequestName>(name: K, data: Requests[K][0]) =>
    new Promise<Requests[K][1]>((resolve, reject) => {
      requests += 1;
      waiting.set(requests, (reply) =>
        'error' in reply ? reject(new Error(reply.error)) : resolve(reply.data as Requests[K][1]),
      );
      void side.receive({ request: requests, name, data });
    });
  return { ask, corridor };
}

it('tells pieces that join without a gap, as long as it is asked to, and changes no hash', async () => {
  const watched = conversation();
  await watched.ask('load', plan());
  await watched.ask('runUntil', { tick: SEVEN + 100, frameEvery: 50 });
  expect(watched.corridor).toEqual([]);
  await watched.ask('watchCorridor', { intersections: ['J0', 'J1'] });
  await watched.ask('runUntil', { tick: SEVEN + 1500, frameEvery: 50 });
  const pieces = watched.corridor.map(({ record }) => record);
  expect(pieces.length).toBeGreaterThan(5);
  expect(pieces[0]?.from).toBe(SEVEN + 100);
  pieces.slice(1).forEach((piece, index) => expect(piece.from).toBe(pieces[index]?.to));
  expect(pieces.at(-1)?.to).toBe(SEVEN + 1500);
  const history = new CorridorHistory(10_000);
  for (const piece of pieces) history.add(piece);
  expect(history.trajectories.size).toBeGreaterThan(5);
  expect(history.shown.size).toBe(4);

  await watched.ask('watchCorridor', { intersections: null });
  const told = watched.corridor.length;
  await watched.ask('runUntil', { tick: SEVEN + 2000, frameEvery: 50 });
  expect(watched.corridor).toHaveLength(told);

  const alone = conversation();
  await alone.ask('load', plan());
  await alone.ask('runUntil', { tick: SEVEN + 2000, frameEvery: 50 });
  expect(await watched.ask('hash', {})).toEqual(await alone.ask('hash', {}));
});

it('another run is not watched until it is asked for again; an unknown intersection is told', async () => {
  const { ask, corridor } = conversation();
  await ask('load', plan());
  await ask('watchCorridor', { intersections: ['J0', 'J1'] });
  await ask('load', plan());
  const told = corridor.length;
  await ask('runUntil', { tick: SEVEN + 50, frameEvery: 50 });
  expect(corridor).toHaveLength(told);
  await expect(ask('watchCorridor', { intersections: ['J0', 'J9'] })).rejects.toThrow(/J9/);
});
