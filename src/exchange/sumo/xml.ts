/** XML as SUMO's programs read it: elements and attributes, no text. */

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Decimals written; a tenth of a millimetre. */
const DECIMALS = 4;

/** One element; attributes that are undefined are left out. */
export function element(name: string, attributes: Attributes, children: readonly string[] = []): string {
  const words = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(typeof value === 'number' ? number(value) : value)}"`],
  );
  const open = `<${name}${words.join('')}`;
  if (children.length === 0) return `${open}/>`;
  return `${open}>\n${children.map(indented).join('\n')}\n</${name}>`;
}

/** A whole file. */
export function xmlFile(root: string, children: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}>\n${children.map(indented).join('\n')}\n</${root}>\n`;
}

export function number(value: number): string {
  return String(Number(value.toFixed(DECIMALS)));
}

const indented = (text: string): string => text.replace(/^/gm, '  ');

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
