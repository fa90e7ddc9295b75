/** One file, as bytes, to a document or to everything that is wrong with it. */
import type { Finding, PlacedFinding } from '../finding.ts';
import { documentSchema, type ScenarioDocument } from '../schema.ts';
import { decode } from './decode.ts';
import { shapeFindings } from './issues.ts';
import { parseText } from './parse.ts';
import { type Places, placesIn } from './place.ts';

export interface ReadDocument {
  /** Absent when any finding is an error. */
  document?: ScenarioDocument;
  findings: PlacedFinding[];
  /** Turns a finding about this document into one with a line and column. */
  places: Places;
}

/** @param file the name that findings carry */
export function readDocument(bytes: Uint8Array, file: string): ReadDocument {
  const decoded = decode(bytes);
  if ('message' in decoded) {
    const places = placesIn(file, '', undefined);
    const finding: Finding = { severity: 'error', code: decoded.code, path: [], message: decoded.message };
    return { findings: [places.place(finding)], places };
  }
  const { places, findings, value } = parseText(file, decoded.text);
  if (value === undefined) return { findings, places };
  const result = documentSchema.safeParse(value);
  if (result.success) return { document: result.data, findings, places };
  const shape = shapeFindings(value, result.error.issues).map((finding) =>
    finding.code === 'file.unknownKey' ? places.placeAtKey(finding) : places.place(finding),
  );
  return { findings: [...findings, ...shape].sort(byPlace), places };
}

function byPlace(a: PlacedFinding, b: PlacedFinding): number {
  return a.line - b.line || a.column - b.column;
}
