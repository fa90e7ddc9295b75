/** Bad files: each is one clear sentence at its place in both languages, and never half a document. */
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/scenario/index.ts';
import { bytesOf, goodText, goodWith } from './fixture.ts';

/** [what, file, the text that begins at the place ('' for 1:1), path, code, Chinese, English] */
type Row = [string, string | Uint8Array, string, string, string, string, string];

const CYCLE = '"cycle": 110';
const PLAN = goodText.slice(goodText.indexOf('{\n          "id": "day"')).slice(0, 30);

const rows: Row[] = [
  ['an empty file', '', '', '', 'file.empty', '文件是空的', 'The file is empty'],
  ['only blanks', '\n \n', '', '', 'file.empty', '文件是空的', 'The file is empty'],
  ['prose', 'hello', '', '', 'file.notJson', '以“hello”开头', 'begins with "hello"'],
  ['XML', '\n<net version="1">', '<net', '', 'file.notJson', '应是以 { 开头的 JSON', 'JSON that begins with {'],
  [
    'a spreadsheet',
    new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]),
    '',
    '',
    'file.notText',
    '不是文本文件',
    'not a text file',
  ],
  ['broken bytes', new Uint8Array([0x7b, 0xff, 0xff, 0x7d]), '', '', 'file.notText', 'GB 18030', 'GB 18030'],
  ['100 MB', new Uint8Array(100 * 1024 * 1024), '', '', 'file.tooLarge', '文件有 100 MB，超过 20 MB', 'limit of 20 MB'],
  ['a list', '[1]', '', '', 'file.wrongType', '应为一个 {…}，这里是一个列表', 'must be a record'],
  [
    'a million brackets',
    '['.repeat(1_000_000),
    '['.repeat(1_000_000 - 64),
    '',
    'file.tooDeep',
    '超过 64 层',
    'more than 64 deep',
  ],
  [
    'a comma too many',
    goodWith('"class": "freeRunning",', '"class": "freeRunning",,'),
    ',\n      "clockError"',
    '',
    'file.syntax',
    '不要逗号',
    'no comma',
  ],
  ['a comma too few', goodWith(`${CYCLE},`, CYCLE), '"offset": 0', '', 'file.syntax', '缺少逗号', 'comma is missing'],
  ['single quotes', goodWith('"signal"', "'signal'"), "'signal'", '', 'file.syntax', '英文双引号', 'double quotes'],
  ['NaN', goodWith(CYCLE, '"cycle": NaN'), 'NaN', '', 'file.syntax', 'NaN 不是有限的数', 'NaN is not a finite number'],
  [
    '-Infinity',
    goodWith(CYCLE, '"cycle": -Infinity'),
    '-Infinity',
    '',
    'file.syntax',
    '不是有限的数',
    'not a finite number',
  ],
  [
    '1e999',
    goodWith(CYCLE, '"cycle": 1e999'),
    '1e999',
    'controllers/0/plans/0/cycle',
    'file.notFinite',
    '不是有限的数',
    'too large to be a finite',
  ],
  [
    'a key twice',
    goodWith(CYCLE, `${CYCLE}, "cycle": 90`),
    '"cycle": 90',
    'controllers/0/plans/0/cycle',
    'file.keyTwice',
    '第一次在第',
    'first on line',
  ],
  [
    'a key misspelt',
    goodWith(CYCLE, '"cyle": 110'),
    '"cyle"',
    'controllers/0/plans/0/cyle',
    'file.unknownKey',
    '是否想写“cycle”',
    'did you mean "cycle"',
  ],
  [
    'a key unheard of',
    goodWith('"urban": true', '"xyz": true'),
    '"xyz"',
    'intersections/0/xyz',
    'file.unknownKey',
    '这里还可以写：code, urban',
    'may still stand here: code, urban',
  ],
  [
    'a key of JavaScript',
    goodWith(CYCLE, `${CYCLE}, "__proto__": 3`),
    '"__proto__"',
    'controllers/0/plans/0/__proto__',
    'file.unknownKey',
    '没有“__proto__”',
    'no "__proto__"',
  ],
  [
    'a missing key',
    goodWith(`${CYCLE},`, ''),
    PLAN,
    'controllers/0/plans/0/cycle',
    'file.missing',
    '缺少“cycle”',
    '"cycle" is missing',
  ],
  [
    'a wrong kind',
    goodWith('"kind": "model"', '"kind": "modle"'),
    '"modle"',
    'kind',
    'file.notAChoice',
    '是否想写“model”',
    'did you mean "model"',
  ],
  [
    'no kind',
    goodWith('"kind": "model",', ''),
    '',
    'kind',
    'file.missing',
    '应为 model / scenario',
    'model or scenario',
  ],
  [
    'a later version',
    goodWith('"version": 2', '"version": 3'),
    '3,\n  "name"',
    'version',
    'file.notAChoice',
    '应为 2，这里是 3',
    'must be 2, but is 3',
  ],
  [
    'a wrong turn',
    goodWith('"turns": ["left"]', '"turns": ["lefft"]'),
    '"lefft"',
    'links/0/lanes/0/turns/0',
    'file.notAChoice',
    '是否想写“left”',
    'did you mean "left"',
  ],
  [
    'a number in quotes',
    goodWith('"yellow": 3', '"yellow": "3"'),
    '"3"',
    'controllers/0/plans/0/phases/0/yellow',
    'file.wrongType',
    '应为数字，这里是 "3"',
    'must be a number, but is "3"',
  ],
  [
    'a negative length',
    goodWith('"length": 60', '"length": -60'),
    '-60',
    'links/0/lanes/0/length',
    'file.outOfRange',
    '必须大于 0，这里是 -60',
    'must be greater than 0, but is -60',
  ],
  [
    'a share above 1',
    goodWith('"heavyShare": 0.04', '"heavyShare": 4'),
    '4,\n        "counts"',
    'demand/turningCounts/0/heavyShare',
    'file.outOfRange',
    '不能大于 1',
    'must be at most 1',
  ],
  [
    'an hour without zero',
    goodWith('"start": "07:00"', '"start": "7:00"'),
    '"7:00"',
    'settings/start',
    'file.notAClock',
    'HH:MM',
    'HH:MM',
  ],
  [
    'a Chinese id',
    goodWith('"id": "main"', '"id": "主"'),
    '"主"',
    'roads/0/id',
    'file.notAnId',
    '编号只能用字母',
    'only letters, digits',
  ],
  [
    'an empty name',
    goodWith('"en": "East–West Street" }', '"en": "" }'),
    '"" }',
    'roads/0/name/en',
    'file.emptyText',
    '不能为空',
    'must not be empty',
  ],
  [
    'a point of one number',
    goodWith('[0, 300]', '[0]'),
    '[0] }',
    'portals/0/at',
    'file.wrongCount',
    '至少要有 2 项',
    'at least 2 entries',
  ],
];

/** Line and column, counted by hand. */
function placeOf(file: string | Uint8Array, at: string): [number, number] {
  if (at === '' || typeof file !== 'string') return [1, 1];
  const before = file.slice(0, file.lastIndexOf(at)).split('\n');
  return [before.length, before.at(-1)!.length + 1];
}

it('a file of version 1 is read as what it means today', () => {
  const old = goodText.replace('"version": 2', '"version": 1').replace('"class": "freeRunning"', '"networked": true');
  const { document, findings } = readDocument(bytesOf(old), 'old.json');
  expect(findings).toEqual([]);
  expect(document).toMatchObject({ version: 2, controllers: [{ class: 'networked' }] });
});

describe('a bad file', () => {
  it.each(rows)('%s', (_what, file, at, path, code, zh, en) => {
    const { document, findings } = readDocument(typeof file === 'string' ? bytesOf(file) : file, 'bad.json');
    expect(document).toBeUndefined();
    expect(findings).toHaveLength(1);
    const [finding] = findings;
    expect(finding).toMatchObject({ file: 'bad.json', code, severity: 'error' });
    expect([finding!.line, finding!.column, finding!.path.join('/')]).toEqual([...placeOf(file, at), path]);
    expect(finding!.message.zh).toContain(zh);
    expect(finding!.message.en).toContain(en);
  });

  it('that was cut off in the middle of a word says so, at its end', () => {
    const text = goodText.slice(0, goodText.indexOf('堂路"'));
    const { document, findings } = readDocument(bytesOf(text), 'bad.json');
    expect(document).toBeUndefined();
    expect(findings).toHaveLength(1);
    expect(findings[0]!.line).toBe(text.split('\n').length);
    expect(findings[0]!.message.zh).toContain('文件在括号全部闭合之前就结束了');
    expect(findings[0]!.message.en).toContain('ends before every bracket is closed');
  });

  it('with many faults tells all of them, in the order of the file', () => {
    const text = goodWith('"start": "07:00"', '"start": "7"')
      .replace('"id": "main"', '"id": "?"')
      .replace(CYCLE, '"cycel": 110')
      .replace('"yellow": 3', '"yellow": null');
    const { findings } = readDocument(bytesOf(text), 'bad.json');
    expect(findings.map((finding) => finding.code)).toEqual([
      'file.notAClock',
      'file.notAnId',
      'file.unknownKey',
      'file.wrongType',
    ]);
  });
});

describe('a good file', () => {
  const good = readDocument(bytesOf(goodText), 'good.json').document;
  const utf16 = (littleEndian: boolean, mark: boolean) => {
    const text = (mark ? '\ufeff' : '') + goodText;
    const view = new DataView(new ArrayBuffer(text.length * 2));
    for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
    return new Uint8Array(view.buffer);
  };

  it.each([
    ['with a byte-order mark', bytesOf(`\ufeff${goodText}`)],
    ['with the line ends of Windows', bytesOf(goodText.replaceAll('\n', '\r\n'))],
    ['in UTF-16, as "Unicode" is saved', utf16(true, true)],
    ['in UTF-16 the other way round', utf16(false, true)],
    ['in UTF-16 without a mark', utf16(true, false)],
  ])('%s reads the same', (_what, bytes) => {
    expect(readDocument(bytes, 'good.json')).toMatchObject({ document: good, findings: [] });
  });

  it('in GBK reads its Chinese right', () => {
    // 路口 in GBK is C2 B7 BF DA; the rest of this file is ASCII.
    const text = goodText.replaceAll(/[^\x20-\x7e\n]+/g, '-').replace('"zh": "-"', '"zh": "@@@@"');
    const bytes = bytesOf(text);
    bytes.set([0xc2, 0xb7, 0xbf, 0xda], text.indexOf('@@@@'));
    expect(readDocument(bytes, 'gbk.json').document?.name.zh).toBe('路口');
  });

  it('with comments is read, and a warning says that they are not kept', () => {
    const { document, findings } = readDocument(bytesOf(goodWith(CYCLE, `// 2024 survey\n${CYCLE}`)), 'good.json');
    expect(document).toEqual(good);
    expect(findings).toMatchObject([{ severity: 'warning', code: 'file.comment', line: placeOf(goodText, CYCLE)[0] }]);
  });
});
