/** One file, as bytes, to a document or to everything that is wrong with it. */
import type { Finding, PlacedFinding } from '../finding.ts';
import type { ScenarioDocument } from '../schema.ts';
import { decode } from './decode.ts';
import { parseText } from './parse.ts';
import { byPlace, type Places, placesIn } from './place.ts';
import { shape } from './shape.ts';
import { upgrade } from './upgrade.ts';

export interface ReadDocument {
  /** Absent when any finding is an error. */
  document?: ScenarioDocument;
  /** What is sound of a document that has errors, with holes; only for finding more that is wrong. */
  remains?: ScenarioDocument;
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
  const { places, findings, value, twice } = parseText(file, decoded.text);
  if (value === undefined) return { findings, places };
  const { document, remains, findings: faults } = shape(upgrade(value), twice);
  const placed = faults.map((finding) =>
    finding.code === 'file.unknownKey' ? places.placeAtKey(finding) : places.place(finding),
  );
  return {
    ...(document === undefined ? {} : { document }),
    ...(remains === undefined ? {} : { remains }),
    findings: [...findings, ...placed].sort(byPlace),
    places,
  };
}
