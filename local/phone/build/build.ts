import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { BuildFailure } from './build-failure';
import { bundleApp } from './bundle';
import { fileComplaints, uploadComplaints } from './guards';
import { readRegions } from './regions';
import { readProject } from './project';
import type { Project, Unit } from './project';
import { compileStyle } from './styles';
import { compileTemplates } from './templates';

const PHONE = join(__dirname, '..');
const FONT = '@fontsource-variable/noto-sans-sc';
const SCRIPTS = /\.(ts|js|wxml|wxss|wxs|json)$/;

export interface PhoneBuild {
  /** Folder of the mini-program. */
  root: string;
  /** Folder that becomes the phone: `index.html` is the frame, `app/` the screen. It is emptied first. */
  outDir: string;
}

/**
 * Builds the pages, unchanged, for a browser, with everything around them.
 *
 * @throws BuildFailure with file, line and sentence of all that is wrong
 */
export async function buildPhone(options: PhoneBuild): Promise<void> {
  const { outDir } = options;
  const built = await compilePages(options.root, FOR_UPLOAD);
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(join(outDir, 'app'), { recursive: true });
  writeFileSync(join(outDir, 'app/regions.json'), JSON.stringify(readRegions()));
  copyFont(join(outDir, 'fonts'));
  await buildFrame(outDir);
  writePages(options.root, join(outDir, 'app'), built);
}

/** Builds the pages alone, as a screen in a folder of its own. @throws BuildFailure */
export async function buildScreen(root: string, folder: string): Promise<void> {
  const built = await compilePages(root, FOR_USE);
  mkdirSync(folder, { recursive: true });
  writePages(root, folder, built);
}

/** Builds the pages alone, over what was built before. @throws BuildFailure; what was there stays then */
export async function rebuildPages({ root, outDir }: PhoneBuild): Promise<void> {
  writePages(root, join(outDir, 'app'), await compilePages(root, FOR_A_GLANCE));
}

interface BuiltPages {
  script: Uint8Array;
  styles: string;
  /** The HTML that the screen starts from. */
  launch: string;
}

interface Purpose {
  minify: boolean;
  /** Whether what goes to WeChat is checked: sizes, declarations, what goes along for nothing. */
  isUploaded: boolean;
}
const FOR_UPLOAD: Purpose = { minify: true, isUploaded: true };
const FOR_USE: Purpose = { minify: true, isUploaded: false };
const FOR_A_GLANCE: Purpose = { minify: false, isUploaded: false };

async function compilePages(root: string, { minify, isUploaded }: Purpose): Promise<BuiltPages> {
  const project = readProject(root);
  const templates = compileTemplates(project);
  const complaints = [
    ...templates.complaints,
    ...fileComplaints(project),
    ...(isUploaded ? uploadComplaints(project) : []),
  ];
  if (complaints.length > 0) throw new BuildFailure(complaints);
  const scopes = new Map(
    project.units.filter((unit) => !unit.isPage).map((unit, i) => [unit.id, `c${i.toString(36)}`]),
  );
  const script = await bundleApp(project, entryOf(project, templates.code, scopes), minify);
  return { script, styles: appStyles(project, scopes), launch: launchOf(project) };
}

function writePages(root: string, app: string, { script, styles, launch }: BuiltPages): void {
  writeFileSync(join(app, 'index.html'), launch);
  writeFileSync(join(app, 'app.js'), script);
  writeFileSync(join(app, 'app.css'), styles);
  copyAssets(root, app);
  const built = createHash('sha256').update(script).update(styles).digest('hex').slice(0, 16);
  writeFileSync(join(app, 'built.json'), JSON.stringify({ built }));
}

/** The bar of the app is drawn before its script runs. */
function launchOf({ app, theme }: Project): string {
  const { navigationBarTitleText: title = '', navigationBarBackgroundColor: ground = '#000000' } = app.window ?? {};
  const colour = (name: 'light' | 'dark') => theme[name][ground.slice(1)] ?? ground;
  const style = `<style>.wx-launch{--bar:${colour('light')}}:root[data-theme=dark] .wx-launch{--bar:${colour('dark')};color:#fff}</style>`;
  const html = readFileSync(join(PHONE, 'frame/app.html'), 'utf8');
  return html.replace('%title%', () => title.replaceAll('<', '&lt;')).replace('</head>', `  ${style}\n  </head>`);
}

/** `apply-shared` and `shared` come from the script where WeChat lets a component say so. */
function isolationOf({ json, script, isPage }: Unit): string {
  const source = readFileSync(script, 'utf8');
  const said = json['styleIsolation'] ?? /styleIsolation["']?\s*[:=]\s*["']([\w-]+)["']/.exec(source)?.[1];
  if (typeof said === 'string') return said;
  if (/addGlobalClass["']?\s*:\s*(true|!0)/.test(source)) return 'apply-shared';
  return isPage ? 'shared' : 'isolated';
}

function entryOf(project: Project, templates: string, scopes: Map<string, string>): string {
  const { app, pages, units, root } = project;
  const config = {
    app,
    theme: project.theme,
    pages,
    units: units.map((unit) => ({
      id: unit.id,
      isPage: unit.isPage,
      scope: scopes.get(unit.id) ?? null,
      json: {
        ...unit.json,
        usingComponents: Object.fromEntries(Object.entries(unit.using).map(([tag, id]) => [tag, `/${id}`])),
        styleIsolation: isolationOf(unit),
      },
    })),
    pageStyles: Object.fromEntries(units.filter(({ isPage }) => isPage).map(({ id }) => [id, styleOf(root, id, null)])),
  };
  const scripts = units.map(({ id, script }) => `${JSON.stringify(id)}: () => require(${JSON.stringify(script)}),`);
  return `
import { prepare } from './engine/shell';
const start = prepare(${JSON.stringify(config)}, (__wxs) => ${templates}, {
${scripts.join('\n')}
});
require(${JSON.stringify(join(root, 'app'))});
void start();`;
}

function styleOf(root: string, id: string, scope: string | null): string {
  const file = join(root, `${id}.wxss`);
  return existsSync(file) ? compileStyle(root, file, scope) : '';
}

function appStyles({ root, units }: Project, scopes: Map<string, string>): string {
  const components = units.filter(({ isPage }) => !isPage).map(({ id }) => styleOf(root, id, scopes.get(id) ?? null));
  const own = ['builtins/builtins.css', 'builtins/sheets.css'].map((file) => readFileSync(join(PHONE, file), 'utf8'));
  return [...own, styleOf(root, 'app', null), ...components].join('\n');
}

function copyAssets(root: string, outDir: string): void {
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    const isAsset = /\.\w+$/.test(file) && !SCRIPTS.test(file) && !file.includes('miniprogram_npm');
    if (isAsset) cpSync(join(root, file), join(outDir, file));
  }
}

/** A machine without a Chinese font would draw boxes. */
function copyFont(outDir: string): void {
  const folder = join(PHONE, '../../node_modules', FONT);
  mkdirSync(join(outDir, 'files'), { recursive: true });
  const css = readFileSync(join(folder, 'index.css'), 'utf8');
  // TDesign names PingFang SC and no other family for Chinese.
  const pingFang = css
    .replaceAll("'Noto Sans SC Variable'", "'PingFang SC'")
    .replaceAll('src: ', "src: local('PingFang SC'), ");
  writeFileSync(join(outDir, 'index.css'), css + pingFang);
  cpSync(join(folder, 'files'), join(outDir, 'files'), { recursive: true });
}

async function buildFrame(outDir: string): Promise<void> {
  await build({
    entryPoints: [join(PHONE, 'frame/frame.ts')],
    bundle: true,
    minify: true,
    outfile: join(outDir, 'frame.js'),
    target: 'es2022',
    logLevel: 'silent',
  });
  cpSync(join(PHONE, 'frame/frame.css'), join(outDir, 'frame.css'));
  cpSync(join(PHONE, 'frame/index.html'), join(outDir, 'index.html'));
}
