/**
 * Text to a plain value, with every fault of the text at its place.
 *
 * Comments are read over, since a planner who writes down why is to be thanked; but the page writes none back, so they are a warning.
 */
import { createScanner, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Finding, PlacedFinding } from '../finding.ts';
import type { Text } from '../schema.ts';
import { type Places, placesIn } from './place.ts';

/** jsonc-parser's token numbers; its own are a const enum, which a build file by file cannot read. */
const Token = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  lineComment: 12,
  blockComment: 13,
  end: 17,
};

/** Far deeper than any scenario; deeper files would exhaust the stack of the parser. */
const DEEPEST = 64;

type Path = Finding['path'];

export interface Parsed {
  places: Places;
  findings: PlacedFinding[];
  /** Undefined when the text is not JSON. */
  value?: unknown;
  /** Where a key stands twice: which of the two values is meant is unknown. */
  twice: Path[];
}

export function parseText(file: string, text: string): Parsed {
  const blind = placesIn(file, text, undefined);
  if (!/^\s*([{[]|\/[/*])/.test(text)) {
    return { places: blind, findings: [blind.placeAtOffset(notJson(text), text.search(/\S/))], twice: [] };
  }
  const survey = surveyOf(text);
  if (survey.tooDeep !== undefined) {
    return { places: blind, findings: [blind.placeAtOffset(tooDeep, survey.tooDeep)], twice: [] };
  }
  const faults: ParseError[] = [];
  const tree = parseTree(text, faults, { allowTrailingComma: false });
  const places = placesIn(file, text, tree);
  if (faults.length > 0 || tree === undefined) {
    return {
      places,
      findings:
        tree === undefined && faults.length === 0 ? [places.place(notJson(text))] : syntax(text, faults, places),
      twice: [],
    };
  }
  const findings: PlacedFinding[] = [];
  if (survey.comment !== undefined) findings.push(places.placeAtOffset(comment, survey.comment));
  const doubled: PlacedFinding[] = [];
  const value = valueOf(tree, [], places, doubled);
  return { places, findings: [...findings, ...doubled], value, twice: doubled.map(({ path }) => path) };
}

const error = (code: string, zh: string, en: string, path: Finding['path'] = []): Finding => ({
  severity: 'error',
  code,
  path,
  message: { zh, en },
});

function notJson(text: string): Finding {
  const start =
    text
      .trimStart()
      .slice(0, 20)
      .split(/[\r\n]/)[0] ?? '';
  return error(
    'file.notJson',
    `这不是场景文件：应是以 { 开头的 JSON，这里以“${start}”开头`,
    `This is not a scenario file: it must be JSON that begins with {, and this begins with "${start}"`,
  );
}

const tooDeep = error(
  'file.tooDeep',
  `括号嵌套超过 ${DEEPEST} 层：这不是场景文件`,
  `Brackets are nested more than ${DEEPEST} deep: this is not a scenario file`,
);

const comment: Finding = {
  severity: 'warning',
  code: 'file.comment',
  path: [],
  message: {
    zh: '文件里有注释：可以读取，但从页面保存时不会保留',
    en: 'The file has comments: they are read over, and not kept when the page saves the file',
  },
};

/** What must be known before parsing: the first comment, and the first bracket that is nested too deep. */
function surveyOf(text: string): { comment?: number; tooDeep?: number } {
  const scanner = createScanner(text, false);
  const survey: { comment?: number; tooDeep?: number } = {};
  let depth = 0;
  for (let token: number = scanner.scan(); token !== Token.end; token = scanner.scan()) {
    if (token === Token.openBrace || token === Token.openBracket) depth++;
    else if (token === Token.closeBrace || token === Token.closeBracket) depth--;
    else if (token === Token.lineComment || token === Token.blockComment) {
      survey.comment ??= scanner.getTokenOffset();
    }
    if (depth > DEEPEST) {
      survey.tooDeep = scanner.getTokenOffset();
      return survey;
    }
  }
  return survey;
}

/** One finding a line: after the first fault of a line the parser is guessing. */
function syntax(text: string, faults: readonly ParseError[], places: Places): PlacedFinding[] {
  const findings: PlacedFinding[] = [];
  for (const fault of faults) {
    const word = /^[^\s,:{}[\]"]+/.exec(text.slice(fault.offset, fault.offset + 40))?.[0] ?? '';
    const atEnd = isCutOff(fault, text);
    const words = atEnd ? cutOff : faultWords(fault, word);
    const finding = places.placeAtOffset(error('file.syntax', words.zh, words.en), fault.offset);
    const sameLine = findings.at(-1)?.line === finding.line;
    // That the file is cut off explains whatever else is wrong with its last line.
    if (sameLine && atEnd) findings.pop();
    if (!sameLine || atEnd) findings.push(finding);
  }
  return findings;
}

const cutOff: Text = {
  zh: '文件在括号全部闭合之前就结束了：可能没有下载或保存完整',
  en: 'The file ends before every bracket is closed: it may not have been saved or downloaded completely',
};

function isCutOff(fault: ParseError, text: string): boolean {
  const code = printParseErrorCode(fault.error);
  const closing = code === 'CloseBraceExpected' || code === 'CloseBracketExpected';
  return closing && text.slice(fault.offset + fault.length).trim() === '';
}

function faultWords(fault: ParseError, word: string): Text {
  const follows = word === '' ? { zh: '', en: '' } : { zh: `，这里是“${word}”`, en: `, here is "${word}"` };
  switch (printParseErrorCode(fault.error)) {
    case 'InvalidSymbol':
    case 'InvalidNumberFormat':
      return /^[+-]?(nan|infinity)$/i.test(word)
        ? { zh: `${word} 不是有限的数，请写一个数字`, en: `${word} is not a finite number; write a number` }
        : {
            zh: `看不懂“${word}”：数字要写成 12.5，文字要加英文双引号，是否写成 true 或 false`,
            en: `"${word}" means nothing here: write a number as 12.5, words in double quotes, yes or no as true or false`,
          };
    case 'CommaExpected':
      return { zh: '上一项之后缺少逗号', en: 'A comma is missing after the entry before' };
    case 'ColonExpected':
      return { zh: '名称之后缺少冒号', en: 'A colon is missing after the name' };
    case 'CloseBraceExpected':
    case 'CloseBracketExpected':
      return { zh: `缺少 } 或 ]${follows.zh}`, en: `A } or ] is missing${follows.en}` };
    case 'PropertyNameExpected':
      return {
        zh: `应是加双引号的名称${follows.zh}；最后一项之后不要逗号`,
        en: `A name in double quotes is expected${follows.en}; no comma after the last entry`,
      };
    case 'ValueExpected':
      return { zh: '缺少值；最后一项之后不要逗号', en: 'A value is missing; no comma after the last entry' };
    case 'EndOfFileExpected':
      return { zh: '场景结束之后还有多余的内容', en: 'There is more text after the end of the scenario' };
    case 'UnexpectedEndOfString':
      return { zh: '文字没有用双引号结束', en: 'A text is not closed with a double quote' };
    case 'UnexpectedEndOfComment':
      return { zh: '注释没有用 */ 结束', en: 'A comment is not closed with */' };
    case 'InvalidUnicode':
    case 'InvalidEscapeCharacter':
      return { zh: '反斜杠之后不是 JSON 的转义写法', en: 'What follows the backslash is no escape of JSON' };
    case 'InvalidCharacter':
      return { zh: '文字里有换行以外的控制字符或制表符', en: 'A text contains a control character or tab' };
    case 'UnexpectedEndOfNumber':
    case 'InvalidCommentToken':
    case '<unknown ParseErrorCode>':
      break;
  }
  return { zh: `不是 JSON 的写法${follows.zh}`, en: `This is not JSON${follows.en}` };
}

/** Objects get no prototype games: a key called __proto__ is a key. A key written twice is an error, since one would be lost. */
function valueOf(node: Node, path: (string | number)[], places: Places, findings: PlacedFinding[]): unknown {
  if (node.type === 'array') {
    return (node.children ?? []).map((item, index) => valueOf(item, [...path, index], places, findings));
  }
  if (node.type !== 'object') return node.value as unknown;
  const entries = new Map<string, { value: unknown; offset: number }>();
  for (const property of node.children ?? []) {
    const [name, item] = property.children ?? [];
    if (name === undefined || item === undefined) continue;
    const key = String(name.value);
    const earlier = entries.get(key);
    if (earlier !== undefined) {
      const line = places.lineOf(earlier.offset);
      const twice = error(
        'file.keyTwice',
        `“${key}”写了两次，第一次在第 ${line} 行`,
        `"${key}" is written twice, first on line ${line}`,
        [...path, key],
      );
      findings.push(places.placeAtOffset(twice, name.offset));
    }
    entries.set(key, { value: valueOf(item, [...path, key], places, findings), offset: name.offset });
  }
  const object: Record<string, unknown> = {};
  for (const [key, { value }] of entries)
    Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
  return object;
}
