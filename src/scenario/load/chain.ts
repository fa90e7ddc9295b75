/** From a file to the model it rests on: the files that extend one another, all read; with holes where they are not well-formed. */
import type { Finding, PlacedFinding } from '../finding.ts';
import { whereKnown } from '../holes.ts';
import { placesIn, type Places } from '../read/place.ts';
import { readDocument } from '../read/readDocument.ts';
import type { Model, Scenario } from '../schema.ts';
import { pathFrom, tidy } from './path.ts';

/** Rejects when there is no such file or it cannot be read; an error's `code` is the one of Node, if it has one. */
export type ReadFile = (path: string) => Promise<Uint8Array>;

export interface Chain {
  /** From the file that was opened to the last scenario before the model. */
  scenarios: { document: Scenario; places: Places }[];
  model: Model;
  places: Places;
  /** All files, the opened one first. */
  files: string[];
}

/** More than anybody needs; a chain that leads through ever new names of one file ends here. */
const LONGEST = 16;

/** @returns `chain` also where findings are errors, if it could be followed to a model; its documents then have holes */
export async function readChain(file: string, read: ReadFile): Promise<{ chain?: Chain; findings: PlacedFinding[] }> {
  const findings: PlacedFinding[] = [];
  const scenarios: Chain['scenarios'] = [];
  const files: string[] = [];
  let path = tidy(file);
  for (;;) {
    const asked = scenarios.at(-1)?.places ?? placesIn(path, '', undefined);
    const complain = (code: string, zh: string, en: string): PlacedFinding =>
      asked.place({ severity: 'error', code, path: scenarios.length === 0 ? [] : ['extends'], message: { zh, en } });
    if (files.includes(path)) {
      const circle = [...files.slice(files.indexOf(path)), path].join(' → ');
      findings.push(
        complain('file.extendsItself', `场景引用了自己：${circle}`, `The scenario extends itself: ${circle}`),
      );
      return { findings };
    }
    if (files.length === LONGEST) {
      findings.push(
        complain(
          'file.chainTooLong',
          `场景的引用超过 ${LONGEST} 层`,
          `More than ${LONGEST} scenarios extend one another`,
        ),
      );
      return { findings };
    }
    let bytes: Uint8Array;
    try {
      bytes = await read(path);
    } catch (error) {
      const { code, zh, en } = unreadable(path, error);
      findings.push(complain(code, zh, en));
      return { findings };
    }
    files.push(path);
    const { document: whole, remains, places, findings: own } = readDocument(bytes, path);
    findings.push(...own);
    const document = whole ?? remains;
    if (document === undefined) return { findings };
    if (document.kind === 'model') return { chain: { scenarios, model: document, places, files }, findings };
    scenarios.push({ document, places });
    const next = whereKnown(() => document.extends, undefined);
    if (next === undefined) return { findings };
    path = pathFrom(path, next);
  }
}

function unreadable(path: string, error: unknown): { code: Finding['code']; zh: string; en: string } {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EISDIR':
      return { code: 'file.isFolder', zh: `${path} 是文件夹，不是文件`, en: `${path} is a folder, not a file` };
    case 'EACCES':
    case 'EPERM':
      return { code: 'file.noPermission', zh: `没有权限读取 ${path}`, en: `No permission to read ${path}` };
    case 'ERR_FS_FILE_TOO_LARGE':
      return { code: 'file.tooLarge', zh: `${path} 太大，没有读取`, en: `${path} is too large and was not read` };
    default:
      return { code: 'file.notThere', zh: `找不到文件 ${path}`, en: `There is no file ${path}` };
  }
}
