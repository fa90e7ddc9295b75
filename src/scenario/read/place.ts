/** From a place in a document, key by key, to a line and column of its file. */
import { findNodeAtLocation, type Node } from 'jsonc-parser';
import type { Finding, PlacedFinding } from '../finding.ts';

export interface Places {
  readonly file: string;
  /** The finding at what its path leads to, or, where that is not in the file, at the nearest record above it. */
  place(finding: Finding): PlacedFinding;
  /** The finding at the name of the key its path ends in. */
  placeAtKey(finding: Finding): PlacedFinding;
  placeAtOffset(finding: Finding, offset: number): PlacedFinding;
  /** 1-based line of a character. */
  lineOf(offset: number): number;
}

/** @param tree what was read of the file; undefined when it could not be read at all: everything is then on line 1 */
export function placesIn(file: string, text: string, tree: Node | undefined): Places {
  const lineStarts = startsOfLines(text);
  const lineOf = (offset: number): number => {
    let low = 0;
    let high = lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (lineStarts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
  const placeAtOffset = (finding: Finding, offset: number): PlacedFinding => {
    const line = lineOf(offset);
    return { ...finding, file, line, column: offset - lineStarts[line - 1]! + 1 };
  };
  const nodeAt = (path: Finding['path']): Node | undefined => {
    if (tree === undefined) return undefined;
    for (let length = path.length; length > 0; length--) {
      const node = findNodeAtLocation(tree, path.slice(0, length));
      if (node !== undefined) return node;
    }
    return tree;
  };
  return {
    file,
    lineOf,
    placeAtOffset,
    place: (finding) => placeAtOffset(finding, nodeAt(finding.path)?.offset ?? 0),
    placeAtKey: (finding) => {
      const node = nodeAt(finding.path);
      const key = node?.parent?.type === 'property' ? node.parent : node;
      return placeAtOffset(finding, key?.offset ?? 0);
    },
  };
}

/** For sorting the findings of one file. */
export function byPlace(a: PlacedFinding, b: PlacedFinding): number {
  return a.line - b.line || a.column - b.column;
}

/** Lines end with LF or CR LF, or with a lone CR as old spreadsheets write it. */
function startsOfLines(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}
