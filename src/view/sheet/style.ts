/** A4, black on white; what it needs to be read in a cabinet's door by torchlight. */
import { FONT_STACK } from '../tokens.ts';

export const STYLE = `
@page { size: A4; margin: 12mm 13mm 14mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
* { box-sizing: border-box; }
body { margin: 0; font: 9.2pt/1.45 ${FONT_STACK}; color: #000; background: #fff; }
article { max-width: 184mm; margin: 0 auto; padding: 6mm 0; }
article + article { break-before: page; }
header { border-bottom: 1.6pt solid #000; padding-bottom: 2mm; margin-bottom: 2.5mm; }
header .top { display: flex; justify-content: space-between; align-items: baseline; gap: 6mm; font-size: 8.6pt; }
h1 { font-size: 17pt; line-height: 1.25; margin: 1mm 0 0; }
h1 span { font-size: 11pt; font-weight: 400; margin-left: 3mm; }
.synthetic { border: 1pt dashed #000; padding: 0 1.6mm; font-weight: 600; }
h2 { font-size: 11pt; margin: 4mm 0 1.2mm; padding-left: 2mm; border-left: 3pt solid #000; break-after: avoid; }
h2 span { font-weight: 400; font-size: 9.2pt; margin-left: 2mm; }
dl { display: grid; grid-template-columns: repeat(3, 1fr); gap: 0.6mm 4mm; margin: 0; }
dl div { display: flex; gap: 1.6mm; min-width: 0; }
dt { color: #444; white-space: nowrap; }
dt::after { content: "："; }
html[lang="en"] dt::after { content: ":"; }
dd { margin: 0; }
table { border-collapse: collapse; width: 100%; margin: 1mm 0; break-inside: avoid; }
table.long { break-inside: auto; }
tr { break-inside: avoid; }
th, td { border: 0.6pt solid #666; padding: 0.7mm 1.4mm; text-align: left; vertical-align: middle; font-variant-numeric: tabular-nums; }
th { background: #eee; font-weight: 600; font-size: 8.4pt; line-height: 1.25; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
table.times td { text-align: right; }
td.stage { text-align: left !important; white-space: nowrap; }
td.green { font-weight: 700; font-size: 11pt; text-align: right !important; }
.stages { display: flex; flex-wrap: wrap; gap: 2mm 5mm; margin: 1mm 0; break-inside: avoid; }
.stages figure { margin: 0; text-align: center; }
.stages figcaption { font-size: 8.6pt; line-height: 1.3; max-width: 36mm; }
.stages figcaption b { font-size: 10.5pt; }
.plan { break-inside: auto; }
.keep { break-inside: avoid; }
svg { display: block; margin: 0 auto; max-width: 100%; }
svg rect, svg path { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.note { font-size: 8pt; color: #333; margin: 0.6mm 0; }
table.changes td:first-child { white-space: nowrap; }
ul { margin: 0.6mm 0; padding-left: 5mm; }
.signatures { display: grid; grid-template-columns: repeat(4, 1fr); gap: 5mm; margin-top: 8mm; break-inside: avoid; }
.signatures div { border-bottom: 0.8pt solid #000; padding-bottom: 1mm; height: 9mm; display: flex; align-items: flex-end; }
footer { margin-top: 3mm; font-size: 7.6pt; color: #333; }
@media screen { body { background: #e6e6e6; } article { background: #fff; padding: 12mm 13mm; max-width: 210mm; margin: 6mm auto; } }
`;
