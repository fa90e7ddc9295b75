/** The timing sheet 配时表: what an officer takes to the cabinet, as one self-contained HTML document. */
export { type SheetSource, timingSheets } from './sheet.ts';
