/** Several faults in one file: each is told, and nothing that is true only because of another. */
import { describe, expect, it } from 'vitest';
import { check } from '../../src/runner/check.ts';
import { type Model, scenarioOf } from '../../src/scenario/index.ts';
import { folder, goodModel, goodText, goodWith, town } from '../scenario/fixture.ts';

/** Puts something into a model, key by key; undefined takes away. */
type Fault = readonly [path: string, value: unknown];

function spoilt(model: unknown, faults: readonly Fault[]): object {
  const copy = JSON.parse(JSON.stringify(model)) as object;
  for (const [path, value] of faults) {
    const keys = path.split('/');
    const last = keys.pop()!;
    let holder = copy as Record<string, unknown>;
    for (const key of keys) holder = holder[key] as Record<string, unknown>;
    holder[last] = value;
  }
  return copy;
}

const day = () => goodModel().controllers[0]!.plans[0]!;

/** `code  /path` of all findings of a file that must not load. */
async function told(files: Record<string, string | object>): Promise<string[]> {
  const { findings, loaded } = await check('a.json', folder(files));
  expect(loaded).toBeUndefined();
  return findings.map(({ code, path }) => `${code}  /${path.join('/')}`);
}

const cycle: Fault = ['controllers/0/plans/0/cycle', 111];
const CYCLE = 'scenario.cycleSum  /controllers/0/plans/0/cycle';
/** A left of one road with the through of the other side in one phase: both protected, and they cross. */
const crossing: Fault = [
  'controllers/0/plans/0/phases/1/movements',
  [
    { approach: 'east-in', turn: 'left' },
    { approach: 'west-in', turn: 'through' },
  ],
];
const NEVER = 'scenario.neverGreen  /controllers/0/plans/0/phases';
/** Through traffic that ends just before walkers begin is still on their crosswalk. */
const EARLY = 'signal.earlyWalk  /controllers/0/plans/0/phases/1';
const CONFLICT = 'signal.conflictingGreens  /controllers/0/plans/0/stages/1';

/** [what, of which model, faults, findings in the order of the file] */
type Row = [string, () => Model, Fault[], string[]];
const rows: Row[] = [
  ['a left against a through, and a left without green', goodModel, [crossing], [NEVER, EARLY, CONFLICT]],
  ['crossing greens and a cycle that does not add up', goodModel, [cycle, crossing], [CYCLE, NEVER, EARLY, CONFLICT]],
  [
    'crossing greens and a count of a link that is not there',
    goodModel,
    [crossing, ['demand/turningCounts/0/counts/0/exit', 'nowhere']],
    [NEVER, EARLY, CONFLICT, 'scenario.unknownId  /demand/turningCounts/0/counts/0/exit'],
  ],
  [
    'crossing greens and a school gate on a link that is not there',
    town,
    [crossing, ['schools/0/gates/0/link', 'nowhere']],
    [NEVER, EARLY, CONFLICT, 'scenario.unknownId  /schools/0/gates/0/link'],
  ],
  [
    'a misspelt key of a lane, and a cycle',
    goodModel,
    [cycle, ['links/0/lanes/0', { turns: ['left'], lenght: 60 }]],
    ['file.unknownKey  /links/0/lanes/0/lenght', CYCLE],
  ],
  [
    'an unheard-of key, crossing greens, and a driveway beyond its link',
    town,
    [crossing, ['portals/0/colour', 'red'], ['zones/0/access/0/at', 900]],
    ['file.unknownKey  /portals/0/colour', NEVER, EARLY, CONFLICT, 'network.placeBeyondLink  /zones/0/access/0/at'],
  ],
  [
    'a stage that cannot be read, and crossing greens in another plan of the same controller',
    goodModel,
    [
      [
        'controllers/0/plans/1',
        spoilt(day(), [
          ['phases/1/movements', crossing[1]],
          ['id', 'night'],
        ]),
      ],
      ['controllers/0/plans/0/stages', 'none'],
    ],
    [
      'file.wrongType  /controllers/0/plans/0/stages',
      'scenario.neverGreen  /controllers/0/plans/1/phases',
      'signal.earlyWalk  /controllers/0/plans/1/phases/1',
      'signal.conflictingGreens  /controllers/0/plans/1/stages/1',
    ],
  ],
  [
    'a link with a length of nothing beside a plan of another intersection',
    town,
    [crossing, ['links/10/via', [[300, 300]]]],
    ['scenario.noLength  /links/10', NEVER, EARLY, CONFLICT],
  ],
  [
    'a coordinate that is text, a plan, shares, and times',
    town,
    [cycle, ['intersections/1/at/0', 'west'], ['demand/profiles/0/shares/0', 0.5], ['settings/end', '06:00']],
    [
      'scenario.timeOrder  /settings/end',
      'file.wrongType  /intersections/1/at/0',
      CYCLE,
      'scenario.shareSum  /demand/profiles/0/shares',
    ],
  ],
  [
    'a school without an id, and crossing greens',
    town,
    [crossing, ['schools/0/id', undefined]],
    [NEVER, EARLY, CONFLICT, 'file.missing  /schools/0/id'],
  ],
  [
    'a document of misspelt kind',
    goodModel,
    [cycle, ['kind', 'modle'], ['settings/start', '25:00']],
    ['file.notAChoice  /kind', 'file.notAClock  /settings/start', CYCLE],
  ],
  [
    'a link whose id cannot be read keeps silent whoever may mean it',
    goodModel,
    [cycle, ['links/0/id', 'north in']],
    ['file.notAnId  /links/0/id', CYCLE],
  ],
  [
    'a phase whose movements cannot be read may release what nobody else does',
    goodModel,
    [['controllers/0/plans/0/phases/1/movements/0/turn', 'lift']],
    ['file.notAChoice  /controllers/0/plans/0/phases/1/movements/0/turn'],
  ],
];

it('nothing is wrong with the town before it is spoilt', async () => {
  const { findings } = await check('a.json', folder({ 'a.json': town() }));
  expect(findings).toEqual([]);
});

/** In the order of the file: keys of the model as the fixture writes them. */
it.each(rows)('%s', async (_, model, faults, expected) => {
  expect(await told({ 'a.json': spoilt(model(), faults) })).toEqual(expected);
});

it('a number beyond all numbers, and a key written twice', async () => {
  const text = goodWith('"at": [0, 300]', '"at": [0, 1e999]')
    .replace('"green": 15', '"green": 15, "green": 16')
    .replace('"from": "00:00"', '"from": "00:10"');
  expect(await told({ 'a.json': text })).toEqual([
    'file.notFinite  /portals/0/at/1',
    'file.keyTwice  /controllers/0/plans/0/stages/1/green',
    'scenario.scheduleStart  /controllers/0/schedule/0/from',
  ]);
});

describe('a scenario', () => {
  const name = { zh: '方案', en: 'Plan' };
  const extending = (...changes: unknown[]): object => ({
    ...scenarioOf({ name, extends: 'm.json', changes: [] }),
    changes,
  });
  const badPlan = spoilt(day(), [['cycle', 90]]);
  const crossed = spoilt(day(), [['stages/0/phases', ['main-through', 'minor-through']]]);

  const stories: [string, unknown[], string[]][] = [
    [
      'a change of a link that is not there, one of unknown kind, and one that breaks a plan',
      [
        { do: 'closeLink', link: 'nowhere' },
        { do: 'paint', colour: 'red' },
        { do: 'retime', controller: 'centre', plan: badPlan },
        { do: 'closeLane', link: 'east-in', lane: 9 },
      ],
      [
        'change.impossible  /changes/0/link',
        'file.notAChoice  /changes/1/do',
        'scenario.cycleSum  /changes/2',
        'change.impossible  /changes/3/lane',
      ],
    ],
    [
      'a misspelt kind of change is looked into',
      [
        { do: 'netwrk', controllers: 'centre' },
        { do: 'scaleDemand', factor: -1 },
        { do: 'network', controllers: ['nobody'] },
      ],
      [
        'file.notAChoice  /changes/0/do',
        'file.wrongType  /changes/0/controllers',
        'file.outOfRange  /changes/1/factor',
        'change.impossible  /changes/2/controllers/0',
      ],
    ],
    [
      'a change that needs what a failed one would have made is not blamed',
      [
        { do: 'signalise', intersection: 'eats', controller: { ...goodModel().controllers[0]!, id: 'new' } },
        { do: 'network', controllers: ['new'] },
      ],
      ['change.impossible  /changes/0/intersection'],
    ],
    [
      'a schedule is not blamed for a plan that could not be read',
      [
        { do: 'retime', controller: 'centre', plan: { ...badPlan, id: 3 } },
        { do: 'reschedule', controller: 'centre', schedule: [{ from: '00:00', plan: 'night' }] },
      ],
      ['file.wrongType  /changes/0/plan/id'],
    ],
    [
      'crossing greens of one change, and a bad school of another',
      [
        { do: 'moveBell', school: 'first', bell: 7, at: '08:00' },
        { do: 'retime', controller: 'centre', plan: crossed },
      ],
      [
        'change.impossible  /changes/0/bell',
        'signal.conflictingGreens  /changes/1',
        'signal.walkAgainstGreen  /changes/1',
      ],
    ],
  ];
  it.each(stories)('%s', async (_, changes, expected) => {
    const all = await told({ 'a.json': extending(...changes), 'm.json': town() });
    expect([...new Set(all)]).toEqual([...new Set(expected)]);
  });

  it('of a bad model: faults of both files, and what is wrong already is not blamed on a change', async () => {
    const files = {
      'a.json': extending(
        { do: 'retime', controller: 'centre', plan: spoilt(day(), [['cycle', 112]]) },
        { do: 'closeLane', link: 'east-in', lane: 9 },
      ),
      'm.json': goodText.replace('"cycle": 110', '"cycle": 111').replace('"urban": true', '"xyz": true'),
    };
    expect(await told(files)).toEqual([
      'change.impossible  /changes/1/lane',
      'file.unknownKey  /intersections/0/xyz',
      CYCLE,
    ]);
  });
});
