import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { aliased } from './alias';
import type { Aliases } from './alias';
import { BuildFailure, lineOf } from './build-failure';
import type { Complaint } from './build-failure';

/** A page or a component: `id` is its path without an extension, from the mini-program's root. */
export interface Unit {
  id: string;
  isPage: boolean;
  json: Record<string, unknown>;
  /** Tag → id of the component it stands for. */
  using: Record<string, string>;
  /** Path of its script. */
  script: string;
}

/** A mini-program as its files say it is. */
export interface Project {
  root: string;
  app: AppJson;
  /** The colours of theme.json. */
  theme: Theme;
  pages: string[];
  units: Unit[];
}

export interface AppJson {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
  window?: Record<string, string>;
  tabBar?: { custom?: boolean; list: { pagePath: string; text: string }[] };
  usingComponents?: Record<string, string>;
  /** `@name/*` → `/folder/*`. */
  resolveAlias?: Aliases;
  themeLocation?: string;
  requiredPrivateInfos?: string[];
  permission?: Record<string, { desc?: string }>;
}

/** Folders of the subpackages below the root, each with a slash at its end. */
export const subpackageRoots = ({ subPackages = [] }: AppJson): string[] =>
  subPackages.map(({ root }) => root.replace(/\/?$/, '/'));

const TAB_BAR = 'custom-tab-bar/index';
const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

/** Pages, and every component that they use. @throws BuildFailure for a missing file or an unresolved component */
export function readProject(root: string): Project {
  const app = readJson(root, 'app.json') as unknown as AppJson;
  const pages = [
    ...app.pages,
    ...(app.subPackages ?? []).flatMap((one) => one.pages.map((page) => join(one.root, page))),
  ];
  const reader = new Reader(root, app);
  for (const page of pages) reader.visit(page, true, 'app.json', `"${page.split('/').at(-1)}"`);
  if (app.tabBar?.custom) reader.visit(TAB_BAR, false, 'app.json', '"tabBar"');
  if (reader.complaints.length > 0) throw new BuildFailure(reader.complaints);
  const theme = readTheme(root, app.themeLocation);
  return { root, app, theme, pages, units: [...reader.units.values()] };
}

function readJson(root: string, file: string): Record<string, unknown> {
  const path = join(root, file);
  if (!existsSync(path)) throw new BuildFailure([{ file, line: 1, sentence: 'the file is missing' }]);
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  } catch (error) {
    throw new BuildFailure([{ file, line: 1, sentence: (error as Error).message }]);
  }
}

type Theme = Record<'light' | 'dark', Record<string, string>>;

/** What `@names` stand for. */
function readTheme(root: string, location: unknown): Theme {
  return typeof location === 'string' ? (readJson(root, location) as Theme) : { light: {}, dark: {} };
}

class Reader {
  readonly units = new Map<string, Unit>();
  readonly complaints: Complaint[] = [];

  constructor(
    private readonly root: string,
    private readonly app: AppJson,
  ) {}

  visit(id: string, isPage: boolean, from: string, where: string): void {
    if (this.units.has(id)) return;
    const script = ['.ts', '.js'].map((extension) => join(this.root, id + extension)).find(isFile);
    const missing = script ? ['.wxml', '.json'].find((extension) => !isFile(join(this.root, id + extension))) : '.ts';
    if (script === undefined || missing !== undefined) return this.complain(from, where, `${id}${missing} is missing`);

    const json = readJson(this.root, `${id}.json`);
    const unit: Unit = { id, isPage, json, using: {}, script };
    this.units.set(id, unit);
    const own = (json['usingComponents'] ?? {}) as Record<string, string>;
    for (const [tag, path] of Object.entries({ ...this.app.usingComponents, ...own })) {
      this.use(unit, tag, path, tag in own ? `${id}.json` : 'app.json');
    }
  }

  private use(unit: Unit, tag: string, path: string, from: string): void {
    const id = this.resolve(path, from);
    if (id === null) return this.complain(from, `"${tag}"`, `the component ${path} does not exist`);
    unit.using[tag] = id;
    this.visit(id, false, from, `"${tag}"`);
  }

  private resolve(written: string, from: string): string | null {
    const path = aliased(this.app.resolveAlias ?? {}, written);
    const candidates = path.startsWith('/')
      ? [path.slice(1)]
      : [join(dirname(from), path), ...(path.startsWith('.') ? [] : [join('miniprogram_npm', path)])];
    const found = candidates
      .flatMap((one) => [one, `${one}/index`])
      .find((one) => isFile(join(this.root, `${one}.json`)));
    return found ?? null;
  }

  private complain(file: string, where: string, sentence: string): void {
    const text = readFileSync(join(this.root, file), 'utf8');
    this.complaints.push({ file, line: lineOf(text, Math.max(0, text.indexOf(where))), sentence });
  }
}
