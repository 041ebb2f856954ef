import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PALETTES } from '../../miniprogram/styles/palette';

const ROOT = join(__dirname, '../..');
const PAGES = join(ROOT, 'miniprogram');
const LIBRARY = join(PAGES, 'miniprogram_npm/tdesign-miniprogram');
const json = <T>(...path: string[]) => JSON.parse(readFileSync(join(ROOT, ...path), 'utf8')) as T;

interface App {
  pages: string[];
  subPackages: { root: string; pages: string[] }[];
  tabBar: { list: { pagePath: string }[] };
  requiredPrivateInfos: string[];
  permission: Record<string, { desc: string }>;
  themeLocation: string;
  sitemapLocation: string;
}
const app = json<App>('miniprogram', 'app.json');

test('DevTools finds the program, compiles TypeScript and needs no button for packages', () => {
  const config = json<{ miniprogramRoot: string; cloudfunctionRoot: string; setting: Record<string, unknown> }>(
    'project.config.json',
  );

  expect(config).toMatchObject({ miniprogramRoot: 'miniprogram/', cloudfunctionRoot: 'dist/cloudfunctions/' });
  expect(config.setting).toMatchObject({ useCompilerPlugins: ['typescript'], packNpmManually: true, urlCheck: true });
  expect(JSON.stringify([config, app])).not.toMatch(/componentFramework|skyline|"style":\s*"v2"/i);
});

test('every page has its four files, tabs lie in the main package, and nothing is named that is not there', () => {
  const far = app.subPackages.flatMap(({ root, pages }) => pages.map((page) => join(root, page)));
  const missing = [...app.pages, ...far].flatMap((page) =>
    ['.ts', '.wxml', '.json', '.wxss']
      .map((extension) => page + extension)
      .filter((file) => !existsSync(join(PAGES, file))),
  );

  expect(missing).toEqual([]);
  for (const { pagePath } of app.tabBar.list) expect(app.pages).toContain(pagePath);
  for (const file of [app.themeLocation, app.sitemapLocation]) expect(existsSync(join(PAGES, file))).toBe(true);
});

test('no script has a twin in JavaScript that DevTools would take instead', () => {
  const files = readdirSync(PAGES, { recursive: true, encoding: 'utf8' });

  const twins = files.filter((file) => file.endsWith('.js') && !file.startsWith('miniprogram_npm'));

  expect(twins).toEqual([]);
});

/** Prints what the makers of files would write: paths and contents. They need ES modules, so a process of their own. */
const MADE = `
const { vendoredFiles } = require('./scripts/vendor-components');
const { drawnFiles } = require('./scripts/draw-icons');
vendoredFiles().then((files) => console.log(JSON.stringify([Object.fromEntries(files), drawnFiles()])));`;

test('vendored components and drawn icons are what their scripts make today', () => {
  const said = execFileSync(process.execPath, ['--import', 'tsx', '-e', MADE], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const [vendored, drawn] = JSON.parse(said) as Record<string, string>[];

  const made = [
    ...Object.entries(vendored!).map(([file, text]) => [join(LIBRARY, file), text] as const),
    ...Object.entries(drawn!).map(([file, text]) => [join(PAGES, 'components', file), text] as const),
  ];

  const stale = made.filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text);
  expect(made.length).toBeGreaterThan(50);
  expect(stale.map(([file]) => file)).toEqual([]);
}, 60_000);

test('a canvas draws with the colours of the tokens', () => {
  const [day = '', night = ''] = readFileSync(join(PAGES, 'styles/tokens.wxss'), 'utf8').split('@media');
  const tokens = (text: string) => new Map([...text.matchAll(/--([\w-]+):\s*(#\w{6})/g)].map(([, a, b]) => [a, b]));

  const [light, dark] = [tokens(day), tokens(night)];

  for (const [name, colour] of Object.entries(PALETTES.light)) expect([name, light.get(name)]).toEqual([name, colour]);
  for (const [name, colour] of Object.entries(PALETTES.dark)) expect([name, dark.get(name)]).toEqual([name, colour]);
});
