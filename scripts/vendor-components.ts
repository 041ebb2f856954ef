import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { iconSheet } from './icon-font';

const PACKAGE = 'tdesign-miniprogram';
const ROOT = join(__dirname, '..');
const PAGES = join(ROOT, 'miniprogram');
const SOURCE = join(ROOT, 'node_modules', PACKAGE, 'miniprogram_dist');
const TARGET = join(PAGES, 'miniprogram_npm', PACKAGE);
const ICONS = 'icon/icon.wxss';

/** A module of the library that a script of ours takes by itself, such as the encoder of codes. */
const MODULE = new RegExp(`from '(${PACKAGE}/[^']+)'`, 'g');

const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

/** What a file of each kind names, and where that may lie. */
const REFERENCES: Readonly<Record<string, readonly RegExp[]>> = {
  '.js': [/(?:from|import|require\()\s*["']([^"']+)["']/g],
  '.wxss': [/@import\s+['"]([^'"]+)['"]/g],
  '.wxml': [/<(?:import|include)\s+src="([^"]+)"/g, /<wxs\s[^>]*src="([^"]+)"/g],
  '.wxs': [/require\(\s*['"]([^'"]+)['"]/g],
};

class Collector {
  readonly files = new Set<string>();

  component(path: string): void {
    if (this.files.has(`${path}.json`)) return;
    for (const extension of ['.js', '.json', '.wxml', '.wxss']) this.file(path + extension);
    const { usingComponents = {} } = JSON.parse(readFileSync(`${path}.json`, 'utf8')) as {
      usingComponents?: Record<string, string>;
    };
    for (const used of Object.values(usingComponents)) this.component(join(dirname(path), used));
  }

  file(path: string): void {
    if (this.files.has(path) || !isFile(path)) return;
    this.files.add(path);
    const extension = /\.\w+$/.exec(path)?.[0] ?? '';
    const text = readFileSync(path, 'utf8');
    for (const pattern of REFERENCES[extension] ?? []) {
      for (const [, named = ''] of text.matchAll(pattern)) this.reference(path, named, extension);
    }
  }

  private reference(from: string, named: string, extension: string): void {
    const base = named.startsWith('.') ? join(dirname(from), named) : join(SOURCE, 'miniprogram_npm', named);
    const candidates = [base, base + extension, `${base}/index${extension}`];
    const inFolder = extension === '.wxss' || extension === '.wxml' ? [join(dirname(from), named)] : [];
    const found = [...candidates, ...inFolder].find(isFile);
    if (found) this.file(found);
  }
}

const ownFiles = (pattern: RegExp) =>
  readdirSync(PAGES, { recursive: true, encoding: 'utf8' })
    .filter((file) => pattern.test(file) && !file.startsWith('miniprogram_npm'))
    .map((file) => readFileSync(join(PAGES, file), 'utf8'));

/** The library's files that our pages reach, by path below `miniprogram_npm/tdesign-miniprogram`; the icon sheet with its own font. */
export async function vendoredFiles(): Promise<Map<string, string>> {
  const collector = new Collector();
  for (const json of ownFiles(/\.json$/)) {
    const { usingComponents = {} } = JSON.parse(json) as { usingComponents?: Record<string, string> };
    const used = Object.values(usingComponents).filter((path) => path.startsWith(`${PACKAGE}/`));
    used.forEach((path) => collector.component(join(SOURCE, path.slice(PACKAGE.length))));
  }
  for (const script of ownFiles(/\.ts$/)) {
    for (const [, path = ''] of script.matchAll(MODULE))
      collector.file(`${join(SOURCE, path.slice(PACKAGE.length))}.js`);
  }
  const sources = [...collector.files].sort();
  const files = new Map(sources.map((path) => [relative(SOURCE, path), readFileSync(path, 'utf8')]));
  const sheet = files.get(ICONS);
  const named = [...files].filter(([path]) => /\.(js|wxml|wxs)$/.test(path)).map(([, text]) => text);
  if (sheet) files.set(ICONS, await iconSheet(sheet, [...named, ...ownFiles(/\.(wxml|ts)$/)]));
  return files;
}

async function write(): Promise<void> {
  const files = await vendoredFiles();
  if (existsSync(TARGET)) rmSync(TARGET, { recursive: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(TARGET, path)), { recursive: true });
    writeFileSync(join(TARGET, path), text);
  }
  console.log(`${files.size} files of ${PACKAGE}`);
}

if (process.argv[1] === __filename) void write();
