/** A page or component as the build describes it. */
export interface UnitConfig {
  id: string;
  isPage: boolean;
  /** What the build put before the unit's classes; `null`: its sheet is not scoped. */
  scope: string | null;
  json: Record<string, unknown> & { usingComponents: Record<string, string>; styleIsolation: string };
}

/** A tab as app.json has it. */
export interface TabItem {
  pagePath: string;
  text: string;
  iconPath?: string;
  selectedIconPath?: string;
}

type Colours = Record<string, string>;

/** The mini-program as the build describes it. */
export interface AppConfig {
  app: {
    window?: Record<string, unknown>;
    tabBar?: { custom?: boolean; list: TabItem[] } & Record<string, unknown>;
    permission?: Record<string, { desc: string }>;
    requiredPrivateInfos?: string[];
  };
  /** What `@names` in the app's and the pages' JSON stand for. */
  theme: { light: Colours; dark: Colours };
  pages: string[];
  units: UnitConfig[];
  pageStyles: Record<string, string>;
}

/** Path → generator, as the template compiler made them. */
export type Templates = Record<string, unknown>;

/** Path → runs the script of a page or component, which then defines itself. */
export type Scripts = Record<string, () => unknown>;

/** The window's settings of a page: the app's, and its own over them. */
export function windowOf({ app, units }: AppConfig, id: string): Record<string, unknown> {
  return { ...app.window, ...units.find((unit) => unit.id === id)?.json };
}

/** Settings with the colours of a theme in the place of their `@names`. */
export function themed(
  window: Record<string, unknown>,
  { theme: themes }: AppConfig,
  theme: 'light' | 'dark',
): Record<string, unknown> {
  const colours = themes[theme];
  const entries = Object.entries(window).map(([key, value]) => {
    const name = typeof value === 'string' && value.startsWith('@') ? value.slice(1) : null;
    return [key, name === null ? value : (colours[name] ?? value)] as const;
  });
  return Object.fromEntries(entries);
}
