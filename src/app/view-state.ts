/** What the planner sees and how: language, theme, layers, the panel that is open. Never part of a scenario file. */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { THEME_NAMES, THEMES, type Theme, type ThemeName } from '../view/index.ts';
import { type AddressedView, LAYERS, type LayerName, type Pick } from './address.ts';
import { corridorKey } from './corridor.ts';
import { dictionaries, type Language, say, type WordKey, type Words } from './words/index.ts';

export type Panel = Pick | { kind: 'scenario' | 'findings' | 'keys' | 'about' | 'credibility'; id: '' };

export interface ViewState {
  readonly language: Signal<Language>;
  readonly themeName: Signal<ThemeName>;
  readonly layers: Signal<readonly LayerName[]>;
  readonly panel: Signal<Panel | null>;
  /** The corridor, or road as one, whose time–space diagram is open, and the room it takes [px]. */
  readonly diagram: Signal<string | null>;
  readonly diagramHeight: Signal<number>;
  readonly listOpen: Signal<boolean>;
  readonly legendOpen: Signal<boolean>;
  readonly hint: Signal<boolean>;
  readonly topView: Signal<boolean>;
  /** Widths of the list on the left and of a panel on the right [px], and what they cover now. */
  readonly widths: ReadonlySignal<{ list: number; panel: number }>;
  readonly covered: ReadonlySignal<{ left: number; right: number; bottom: number }>;
  readonly words: ReadonlySignal<Words>;
  readonly theme: ReadonlySignal<Theme>;
  say(key: WordKey, fill?: Record<string, string | number>): string;
  /** In both languages, for what is exported with the page's own tables. */
  both(key: WordKey): Record<Language, string>;
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
  const listOpen = signal(true);
  const widths = computed(() => {
    const isProjector = themeName.value === 'projector';
    const list = language.value === 'zh' ? LIST_WIDTH.zh : LIST_WIDTH.en;
    return { list: isProjector ? list + 64 : list, panel: isProjector ? 460 : 380 };
  });
  const words = computed(() => dictionaries[language.value]);
  return {
    language,
    themeName,
    layers,
    panel,
    diagram,
    diagramHeight,
    listOpen,
    widths,
    covered: computed(() => ({
      left: listOpen.value ? widths.value.list : 0,
      right: panel.value ? widths.value.panel : 0,
      bottom: diagram.value === null ? 0 : diagramHeight.value,
    })),
    legendOpen: signal(true),
    hint: signal(true),
    topView: signal(false),
    words,
    theme: computed(() => THEMES[themeName.value]),
    say: (key, fill) => say(words.value, key, fill),
    both: (key) => ({ zh: dictionaries.zh[key], en: dictionaries.en[key] }),
    toggleLayer: (layer) => {
      const shown = layers.value;
      layers.value = LAYERS.filter((each) => (each === layer ? !shown.includes(each) : shown.includes(each)));
    },
    nextTheme: () => {
      themeName.value = THEME_NAMES[(THEME_NAMES.indexOf(themeName.value) + 1) % THEME_NAMES.length] ?? 'light';
    },
  };
}
