/** What the planner sees and how: language, theme, layers, the panel that is open. Never part of a scenario file. */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { THEME_NAMES, THEMES, type Theme, type ThemeName } from '../view/index.ts';
import { type AddressedView, LAYERS, type LayerName, type Pick } from './address.ts';
import { corridorKey } from './corridor.ts';
import { dictionaries, type Language, say, type WordKey, type Words } from './words/index.ts';

export type Panel =
  | Pick
  /** The editor of an intersection's signals. */
  | { kind: 'timing'; id: string }
  | { kind: 'scenario' | 'findings' | 'keys' | 'about' | 'credibility' | 'several'; id: '' };

export interface ViewState {
  readonly language: Signal<Language>;
  readonly themeName: Signal<ThemeName>;
  readonly layers: Signal<readonly LayerName[]>;
  readonly panel: Signal<Panel | null>;
  /** The corridor, or road as one, whose time–space diagram is open, and the room it takes [px]. */
  readonly diagram: Signal<string | null>;
  readonly diagramHeight: Signal<number>;
  /** Intersections selected together, in the order they were. */
  readonly selection: Signal<readonly string[]>;
  /** Controllers whose timing sheets are looked at; null: none are. */
  readonly sheets: Signal<readonly string[] | null>;
  readonly listOpen: Signal<boolean>;
  readonly legendOpen: Signal<boolean>;
  readonly hint: Signal<boolean>;
  readonly topView: Signal<boolean>;
  /** Width of the window [px]. */
  readonly window: Signal<number>;
  /** Widths of the list on the left, of a panel on the right and of the editor there [px], and what they cover now. */
  readonly widths: ReadonlySignal<{ list: number; panel: number; editor: number }>;
  readonly covered: ReadonlySignal<{ left: number; right: number; bottom: number }>;
  readonly words: ReadonlySignal<Words>;
  readonly theme: ReadonlySignal<Theme>;
  say(key: WordKey, fill?: Record<string, string | number>): string;
  /** In both languages, for what is exported with the page's own tables. */
  both(key: WordKey): Record<Language, string>;
  /** Adds an intersection to those selected together, or takes it away. */
  toggleSelected(id: string): void;
  toggleLayer(layer: LayerName): void;
  nextTheme(): void;
}

/** What the planner chose last time; an office that forbids storage just forgets. */
function remembered(key: string): string | null {
  try {
    return localStorage.getItem(`lukou.${key}`);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`lukou.${key}`, value);
  } catch {
    // Nothing to do: the choice holds for this visit.
  }
}

/** [px] English names are longer than Chinese ones. */
const LIST_WIDTH = { zh: 236, en: 292 };

export function createViewState(addressed: AddressedView): ViewState {
  const storedTheme = THEME_NAMES.find((name) => name === remembered('theme'));
  const language = signal<Language>(addressed.language ?? (remembered('language') === 'en' ? 'en' : 'zh'));
  const themeName = signal<ThemeName>(addressed.theme ?? storedTheme ?? 'light');
  const layers = signal<readonly LayerName[]>(addressed.layers ?? LAYERS);
  const panel = signal<Panel | null>(addressed.pick ?? null);
  const diagram = signal<string | null>(addressed.diagram ? corridorKey(addressed.pick ?? null) : null);
  const diagramHeight = signal(0);
  const selection = signal<readonly string[]>([]);
  const listOpen = signal(true);
  const windowWidth = signal(1280);
  const widths = computed(() => {
    const isProjector = themeName.value === 'projector';
    const list = language.value === 'zh' ? LIST_WIDTH.zh : LIST_WIDTH.en;
    const editor = Math.round(Math.min(1120, Math.max(780, windowWidth.value * (isProjector ? 0.72 : 0.62))));
    return { list: isProjector ? list + 64 : list, panel: isProjector ? 460 : 380, editor };
  });
  const words = computed(() => dictionaries[language.value]);
  return {
    language,
    themeName,
    layers,
    panel,
    diagram,
    diagramHeight,
    selection,
    sheets: signal<readonly string[] | null>(null),
    listOpen,
    window: windowWidth,
    widths,
    covered: computed(() => ({
      left: listOpen.value ? widths.value.list : 0,
      bottom: diagram.value === null ? 0 : diagramHeight.value,
      right: panel.value ? (panel.value.kind === 'timing' ? widths.value.editor : widths.value.panel) : 0,
    })),
    legendOpen: signal(true),
    hint: signal(true),
    topView: signal(false),
    words,
    theme: computed(() => THEMES[themeName.value]),
    say: (key, fill) => say(words.value, key, fill),
    both: (key) => ({ zh: dictionaries.zh[key], en: dictionaries.en[key] }),
    toggleSelected(id) {
      const before = selection.value;
      // What was looked at alone until now is the first of the selection.
      const first = before.length === 0 && panel.value?.kind === 'intersection' ? [panel.value.id] : before;
      const now = first.includes(id) ? first.filter((each) => each !== id) : [...first, id];
      selection.value = now;
      if (now.length > 0) panel.value = { kind: 'several', id: '' };
      else if (panel.value?.kind === 'several') panel.value = null;
    },
    toggleLayer: (layer) => {
      const shown = layers.value;
      layers.value = LAYERS.filter((each) => (each === layer ? !shown.includes(each) : shown.includes(each)));
    },
    nextTheme: () => {
      themeName.value = THEME_NAMES[(THEME_NAMES.indexOf(themeName.value) + 1) % THEME_NAMES.length] ?? 'light';
    },
  };
}
