/**
 * The view as it stands in the address after the #: `v=1&file=county&pick=intersection:R3&cam=…&layers=los,queues&lang=zh`.
 * Readable, so that a person can change it; a part that cannot be read is left out, and a version from the future is ignored.
 */
import type { ThemeName } from '../view/index.ts';
import type { Language } from './words/index.ts';

export const LAYERS = ['los', 'congestion', 'queues', 'signals', 'schools'] as const;
export type LayerName = (typeof LAYERS)[number];

export const PICK_KINDS = ['intersection', 'link', 'road', 'school', 'corridor', 'county'] as const;
type PickKind = (typeof PICK_KINDS)[number];
export interface Pick {
  kind: PickKind;
  id: string;
}

export interface AddressedView {
  file?: string;
  pick?: Pick;
  /** The time–space diagram of the corridor that is picked is open. */
  diagram?: boolean;
  /** What the map calls its camera, as plain numbers. */
  camera?: readonly number[];
  layers?: readonly LayerName[];
  language?: Language;
  theme?: ThemeName;
  /** [s since midnight] the clock had; opening the link runs to it. */
  time?: number;
}

const VERSION = '1';
const isOneOf = <T extends string>(list: readonly T[], text: string | undefined): text is T =>
  text !== undefined && (list as readonly string[]).includes(text);

/** Whether a panel or a thing on the map is one that the address can name. */
export function isPick<T extends { kind: string }>(thing: T): thing is T & { kind: PickKind } {
  return isOneOf(PICK_KINDS, thing.kind);
}

export function writeAddress(view: AddressedView): string {
  const parts: string[] = [`v=${VERSION}`];
  const put = (key: string, value: string | undefined): void => {
    if (value !== undefined)
      parts.push(`${key}=${encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':')}`);
  };
  put('file', view.file);
  put('pick', view.pick && `${view.pick.kind}:${view.pick.id}`);
  put('diagram', view.diagram ? '1' : undefined);
  put('cam', view.camera?.map((value) => String(Math.round(value * 1000) / 1000)).join(','));
  put('layers', view.layers?.join(','));
  put('lang', view.language);
  put('theme', view.theme);
  put('t', view.time === undefined ? undefined : String(Math.floor(view.time)));
  return parts.join('&');
}

export function readAddress(hash: string): AddressedView {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  if (fields.get('v') !== VERSION) return {};
  const view: AddressedView = {};
  const file = fields.get('file');
  if (file) view.file = file;
  const [kind, ...id] = (fields.get('pick') ?? '').split(':');
  if (isOneOf(PICK_KINDS, kind)) view.pick = { kind, id: id.join(':') };
  if (fields.get('diagram') === '1') view.diagram = true;
  const camera = fields.get('cam')?.split(',').map(Number);
  if (camera?.length && camera.every(Number.isFinite)) view.camera = camera;
  const layers = fields.get('layers');
  if (layers !== null) view.layers = layers.split(',').filter((name) => isOneOf(LAYERS, name));
  const language = fields.get('lang');
  if (language === 'zh' || language === 'en') view.language = language;
  const theme = fields.get('theme');
  if (theme === 'light' || theme === 'dark' || theme === 'projector') view.theme = theme;
  const time = fields.get('t');
  if (time !== null && Number.isFinite(Number(time))) view.time = Number(time);
  return view;
}
