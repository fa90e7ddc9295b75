/** Elements and attributes of XML without text, as SUMO writes it and we do; enough to look into files from outside. */

export interface Read {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Read[];
}

/** @returns the root element   @throws Error where tags do not match */
export function readXml(text: string): Read {
  const root: Read = { name: '', attributes: {}, children: [] };
  const open = [root];
  const bare = text.replace(/<!--[^]*?-->|<\?[^]*?\?>/g, '');
  for (const [, close, name, words, empty] of bare.matchAll(/<(\/?)([\w.-]+)((?:\s+[\w:.-]+="[^"]*")*)\s*(\/?)>/g)) {
    if (close === '/') {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes something else`);
      continue;
    }
    const attributes = Object.fromEntries(
      [...words!.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, key, value]) => [key!, unescaped(value!)]),
    );
    const element: Read = { name: name!, attributes, children: [] };
    open.at(-1)!.children.push(element);
    if (empty !== '/') open.push(element);
  }
  if (open.length !== 1 || root.children.length !== 1) throw new Error('not one root element');
  return root.children[0]!;
}

const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const unescaped = (text: string): string => text.replace(/&(\w+);/g, (_, name: string) => SIGNS[name] ?? '?');

export const named = (parent: Read, name: string): Read[] => parent.children.filter((child) => child.name === name);
