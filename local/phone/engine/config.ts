/** A page or component as the build describes it. */
export interface UnitConfig {
  id: string;
  isPage: boolean;
  /** What the build put before the unit's classes; `null`: its sheet is not scoped. */
  scope: string | null;
  json: Record<string, unknown> & { usingComponents: Record<string, string>; styleIsolation: string };
}

/** The mini-program as the build describes it. */
export interface AppConfig {
  app: {
    window?: Record<string, string>;
    tabBar?: { custom?: boolean; list: { pagePath: string; text: string }[] };
  };
  pages: string[];
  units: UnitConfig[];
  pageStyles: Record<string, string>;
}

/** Path → generator, as the template compiler made them. */
export type Templates = Record<string, unknown>;
