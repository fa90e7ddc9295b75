/**
 * Every colour and type size of the program, as data: the scene, the charts, the page's CSS and all exports read these.
 *
 * Nine tenths of a picture has no hue. Red, yellow and green belong to lamps. The two ordered scales (congestion grade, level of
 * service) run from calm to loud: each step is further from the ground in lightness than the one before, so that the order survives
 * colour blindness, grey print and a bad projector; the two worst also carry a pattern or a number.
 */

export const THEME_NAMES = ['light', 'dark', 'projector'] as const;
export type ThemeName = (typeof THEME_NAMES)[number];

/** Six hexadecimal digits with a #, sRGB. */
export type Colour = `#${string}`;

export interface PageTokens {
  /** Behind everything; the panels' ground; a row or field inside a panel; hairlines. */
  readonly ground: Colour;
  readonly panel: Colour;
  readonly inset: Colour;
  readonly line: Colour;
  /** Text: normal, secondary (units, captions), and the faintest that may still carry words. */
  readonly ink: Colour;
  readonly inkSoft: Colour;
  readonly inkFaint: Colour;
  /** What can be pressed and what is selected; the ground under it; text on it. */
  readonly accent: Colour;
  readonly accentSoft: Colour;
  readonly onAccent: Colour;
  /** The hatched tag of everything synthetic or assumed: ground, hatching, words. */
  readonly synthetic: Colour;
  readonly syntheticHatch: Colour;
  readonly syntheticInk: Colour;
  /** Findings. */
  readonly warning: Colour;
  readonly error: Colour;
}

export interface MapTokens {
  readonly ground: Colour;
  readonly building: Colour;
  readonly green: Colour;
  readonly water: Colour;
  readonly waterLine: Colour;
  readonly rail: Colour;
  readonly railBed: Colour;
  readonly bridge: Colour;
  /** The two greys of the roads, what stands between carriageway and pavement, and strips that are not for driving. */
  readonly roadMajor: Colour;
  readonly roadMinor: Colour;
  readonly pavement: Colour;
  readonly kerb: Colour;
  readonly median: Colour;
  readonly nonMotorLane: Colour;
  readonly marking: Colour;
  /** Intersections seen from far away. */
  readonly nodeNetworked: Colour;
  readonly nodeSignal: Colour;
  readonly nodePriority: Colour;
  readonly nodeEdge: Colour;
  readonly school: Colour;
  /** Masts of the signal heads. */
  readonly pole: Colour;
  readonly queue: Colour;
  readonly selection: Colour;
  /** Words on the map and the glow that lifts them off it. */
  readonly label: Colour;
  readonly labelSoft: Colour;
  readonly labelWater: Colour;
  readonly labelHalo: Colour;
}

export interface LampTokens {
  readonly red: Colour;
  readonly yellow: Colour;
  readonly green: Colour;
  /** A lamp that is not lit, and the housing round it. */
  readonly off: Colour;
  readonly housing: Colour;
}

export interface VehicleTokens {
  /** Cars vary in lightness between the two. */
  readonly carDark: Colour;
  readonly carLight: Colour;
  readonly bus: Colour;
  readonly truck: Colour;
  readonly window: Colour;
  readonly brake: Colour;
  readonly indicator: Colour;
}

export interface ChartTokens {
  readonly grid: Colour;
  readonly axis: Colour;
  /** Today in grey, the change in one blue. */
  readonly before: Colour;
  readonly after: Colour;
  /** The period that counts. */
  readonly window: Colour;
  /** Up to four lines in one picture, told apart by lightness as well as hue; label them directly. */
  readonly series: readonly [Colour, Colour, Colour, Colour];
  /** Thin lines by delay, from none to much; each further from the panel in lightness than the one before. */
  readonly delay: readonly [Colour, Colour, Colour, Colour, Colour];
}

export interface Theme {
  readonly name: ThemeName;
  /** For `color-scheme`. */
  readonly scheme: 'light' | 'dark';
  readonly page: PageTokens;
  readonly map: MapTokens;
  readonly lamps: LampTokens;
  readonly vehicles: VehicleTokens;
  readonly chart: ChartTokens;
  /** Grades 1…5 of GB/T 33171 畅通 … 严重拥堵, at index grade − 1. */
  readonly congestion: readonly [Colour, Colour, Colour, Colour, Colour];
  /** A…F. */
  readonly los: readonly [Colour, Colour, Colour, Colour, Colour, Colour];
  /** Type sizes [px]. */
  readonly type: TypeScale;
  /** Width of a line that carries data [px]. */
  readonly line: number;
}

export interface TypeScale {
  readonly note: number;
  readonly body: number;
  readonly title: number;
  readonly number: number;
  readonly headline: number;
}

/** The planner's own system fonts, so that an office needs to install nothing. */
export const FONT_STACK =
  '"Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif';

const light: Theme = {
  name: 'light',
  scheme: 'light',
  page: {
    ground: '#f4f2ed',
    panel: '#fcfbf9',
    inset: '#f1eee8',
    line: '#dcd8d0',
    ink: '#23262b',
    inkSoft: '#565b63',
    inkFaint: '#666b73',
    accent: '#1f5f9e',
    accentSoft: '#dfe9f3',
    onAccent: '#ffffff',
    synthetic: '#efe6f3',
    syntheticHatch: '#d9c6e2',
    syntheticInk: '#5b3a70',
    warning: '#855200',
    error: '#9c2340',
  },
  map: {
    ground: '#f4f2ed',
    building: '#e8e4dd',
    green: '#e3e9da',
    water: '#d3e0e6',
    waterLine: '#b9cdd6',
    rail: '#8f8b86',
    railBed: '#d6d1c8',
    bridge: '#a9a59e',
    roadMajor: '#c3c0bb',
    roadMinor: '#d2cfca',
    pavement: '#ece8e1',
    kerb: '#a8a49d',
    median: '#dfe2d2',
    nonMotorLane: '#cdcac4',
    marking: '#fbfaf7',
    nodeNetworked: '#1f5f9e',
    nodeSignal: '#3b4048',
    nodePriority: '#f9f8f5',
    nodeEdge: '#3b4048',
    school: '#6a4a9c',
    pole: '#8c8a86',
    queue: '#4b3440',
    selection: '#1f5f9e',
    label: '#2c3036',
    labelSoft: '#5a5f66',
    labelWater: '#3f6577',
    labelHalo: '#faf8f4',
  },
  lamps: { red: '#e5383b', yellow: '#f2b705', green: '#16a95c', off: '#5b6067', housing: '#24272c' },
  vehicles: {
    carDark: '#474c54',
    carLight: '#9a9fa6',
    bus: '#4b7186',
    truck: '#837866',
    window: '#1f2329',
    brake: '#d3202a',
    indicator: '#e88a00',
  },
  chart: {
    grid: '#e6e2da',
    axis: '#666b73',
    before: '#8a8e94',
    after: '#1f5f9e',
    window: '#ece8df',
    series: ['#1f5f9e', '#8a5a1c', '#5b3a70', '#4d7f78'],
    delay: ['#8fb3b3', '#a89a55', '#b3702f', '#97364a', '#4d0f33'],
  },
  congestion: ['#c6e3dd', '#d2ca9a', '#cd9a5b', '#b25a5c', '#6d1d42'],
  los: ['#cde8e2', '#c8d4b5', '#cfbf86', '#c79256', '#ae5559', '#691b40'],
  type: { note: 12, body: 14, title: 16, number: 20, headline: 32 },
  line: 2,
};

const dark: Theme = {
  name: 'dark',
  scheme: 'dark',
  page: {
    ground: '#1b222b',
    panel: '#222a34',
    inset: '#29323d',
    line: '#3b4653',
    ink: '#e9ebed',
    inkSoft: '#b4bac2',
    inkFaint: '#98a0aa',
    accent: '#7db6ec',
    accentSoft: '#2c4460',
    onAccent: '#10202f',
    synthetic: '#3a3146',
    syntheticHatch: '#4e4060',
    syntheticInk: '#d8c3ea',
    warning: '#e5b45c',
    error: '#f0899c',
  },
  map: {
    ground: '#1b222b',
    building: '#242c36',
    green: '#232f2e',
    water: '#1c3240',
    waterLine: '#2a4656',
    rail: '#7c848e',
    railBed: '#2f3842',
    bridge: '#5a6470',
    roadMajor: '#434c58',
    roadMinor: '#37404b',
    pavement: '#272f39',
    kerb: '#5c6672',
    median: '#2c3937',
    nonMotorLane: '#3d4651',
    marking: '#a9b0b8',
    nodeNetworked: '#7db6ec',
    nodeSignal: '#d3d7dc',
    nodePriority: '#1b222b',
    nodeEdge: '#d3d7dc',
    school: '#c3a8ec',
    pole: '#6c7681',
    queue: '#e8d5dc',
    selection: '#7db6ec',
    label: '#e4e7ea',
    labelSoft: '#aeb5bd',
    labelWater: '#8db7cb',
    labelHalo: '#161c23',
  },
  lamps: { red: '#ff5a55', yellow: '#ffc933', green: '#2fcf7c', off: '#4c525a', housing: '#0e1216' },
  vehicles: {
    carDark: '#9aa2ac',
    carLight: '#e2e5e8',
    bus: '#8db4c8',
    truck: '#c4b596',
    window: '#20262d',
    brake: '#ff4a44',
    indicator: '#ffab2e',
  },
  chart: {
    grid: '#303a45',
    axis: '#98a0aa',
    before: '#8e969f',
    after: '#7db6ec',
    window: '#29323d',
    series: ['#7db6ec', '#d9b277', '#c3a8ec', '#8ecac1'],
    delay: ['#4f7f83', '#918d57', '#c7955a', '#eb9f98', '#ffd0e2'],
  },
  congestion: ['#355a5c', '#6f7150', '#a9814c', '#d98a86', '#f7bcd3'],
  los: ['#33575a', '#52685a', '#767149', '#b0854d', '#dc8d88', '#f9c2d7'],
  type: { note: 12, body: 14, title: 16, number: 20, headline: 32 },
  line: 2,
};

/** A white ground, every size one step up, no thin grey: for fifteen people six metres from a tired projector. */
const projector: Theme = {
  ...light,
  name: 'projector',
  page: {
    ...light.page,
    ground: '#ffffff',
    panel: '#ffffff',
    inset: '#f2f2f0',
    line: '#b4b2ad',
    ink: '#111317',
    inkSoft: '#33373d',
    inkFaint: '#4a4f56',
    accent: '#104f8f',
    error: '#8a1230',
    warning: '#6b4000',
  },
  map: {
    ...light.map,
    ground: '#ffffff',
    building: '#efece6',
    water: '#c5dae3',
    green: '#dbe6cd',
    roadMajor: '#b5b2ac',
    roadMinor: '#c8c5bf',
    kerb: '#8b8780',
    label: '#111317',
    labelSoft: '#33373d',
    labelWater: '#2b5568',
    labelHalo: '#ffffff',
  },
  chart: { ...light.chart, grid: '#d5d3ce', axis: '#33373d', before: '#63676d', after: '#104f8f' },
  type: { note: 14, body: 16, title: 20, number: 32, headline: 40 },
  line: 3,
};

export const THEMES: Readonly<Record<ThemeName, Theme>> = { light, dark, projector };

/**
 * The theme as CSS custom properties: `--page-ink-soft`, `--map-water`, `--lamp-red`, `--congestion-1` … `--congestion-5`,
 * `--los-a` … `--los-f`, `--chart-series-1` …, `--type-note` … (px), `--line`, `--font`.
 */
export function cssVariables(theme: Theme): Record<`--${string}`, string> {
  const variables: Record<`--${string}`, string> = {};
  const group = (prefix: string, tokens: object): void => {
    for (const [name, value] of Object.entries(tokens) as [string, string | readonly string[]][]) {
      const key = `${prefix}-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
      if (typeof value === 'string') variables[`--${key}`] = value;
      else for (const [index, colour] of value.entries()) variables[`--${key}-${index + 1}`] = colour;
    }
  };
  group('page', theme.page);
  group('map', theme.map);
  group('lamp', theme.lamps);
  group('vehicle', theme.vehicles);
  group('chart', theme.chart);
  for (const [index, colour] of theme.congestion.entries()) variables[`--congestion-${index + 1}`] = colour;
  for (const [index, colour] of theme.los.entries()) variables[`--los-${'abcdef'.charAt(index)}`] = colour;
  for (const [name, size] of Object.entries(theme.type) as [string, number][])
    variables[`--type-${name}`] = `${size}px`;
  variables['--line'] = `${theme.line}px`;
  variables['--font'] = FONT_STACK;
  return variables;
}
