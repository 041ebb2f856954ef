import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Reach } from '../local/phone/build/reach';
import { iconSheet } from './icon-font';

const PACKAGE = 'tdesign-miniprogram';
const ROOT = join(__dirname, '..');
const PAGES = join(ROOT, 'miniprogram');
const SOURCE = join(ROOT, 'node_modules', PACKAGE, 'miniprogram_dist');
const TARGET = join(PAGES, 'miniprogram_npm', PACKAGE);
const ICONS = 'icon/icon.wxss';

/** A module of the library that a script of ours takes by itself, such as the encoder of codes. */
const MODULE = new RegExp(`from '(${PACKAGE}/[^']+)'`, 'g');

const ownFiles = (pattern: RegExp) =>
  readdirSync(PAGES, { recursive: true, encoding: 'utf8' })
    .filter((file) => pattern.test(file) && !file.startsWith('miniprogram_npm'))
    .map((file) => readFileSync(join(PAGES, file), 'utf8'));

/** The library's files that our pages reach, by path below `miniprogram_npm/tdesign-miniprogram`; the icon sheet with its own font. */
export async function vendoredFiles(): Promise<Map<string, string>> {
  const reach = new Reach(SOURCE);
  for (const json of ownFiles(/\.json$/)) {
    const { usingComponents = {} } = JSON.parse(json) as { usingComponents?: Record<string, string> };
    const used = Object.values(usingComponents).filter((path) => path.startsWith(`${PACKAGE}/`));
    used.forEach((path) => reach.component(path.slice(PACKAGE.length)));
  }
  for (const script of ownFiles(/\.ts$/)) {
    for (const [, path = ''] of script.matchAll(MODULE)) reach.module(path.slice(PACKAGE.length));
  }
  const sources = [...reach.files].sort();
  const files = new Map(sources.map((path) => [relative(SOURCE, path), readFileSync(path, 'utf8')]));
  const sheet = files.get(ICONS);
  const named = [...files].filter(([path]) => /\.(js|wxml|wxs)$/.test(path)).map(([, text]) => text);
  // Our own icons have names of their own; a glyph is asked for only where a component of the library is used.
  const asked = ownFiles(/\.wxml$/).flatMap((text) => text.match(/<t-[^>]*>/g) ?? []);
  if (sheet) files.set(ICONS, await iconSheet(sheet, [...named, ...asked]));
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
