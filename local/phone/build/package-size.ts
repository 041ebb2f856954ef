import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import type { Complaint } from './build-failure';
import { subpackageRoots } from './project';
import type { AppJson, Project } from './project';
import { filesBelow } from './vendored-check';

const KB = 1024;
/** What each package may weigh as it is uploaded, bytes; WeChat itself allows 2 MB. */
const MOST = { main: 300 * KB, mainWithLibraries: 800 * KB, subpackage: 200 * KB };
const LIBRARIES = 'miniprogram_npm/';

/** A file as DevTools uploads it, about: without what only people read. */
const SHRUNK: Readonly<Record<string, (text: string) => string>> = {
  ts: (text) => transformSync(text, { loader: 'ts', minify: true, format: 'cjs', charset: 'utf8' }).code,
  js: (text) => transformSync(text, { loader: 'js', minify: true, format: 'cjs', charset: 'utf8' }).code,
  wxss: (text) => transformSync(text, { loader: 'css', minify: true, charset: 'utf8', logLevel: 'silent' }).code,
  wxml: (text) => text.replace(/<!--[\s\S]*?-->/g, '').replace(/\s+/g, ' '),
  json: (text) => JSON.stringify(JSON.parse(text)),
};

function sizeOf(root: string, file: string): number {
  const content = readFileSync(join(root, file));
  const shrink = SHRUNK[/\.(\w+)$/.exec(file)?.[1] ?? ''];
  return shrink ? Buffer.byteLength(shrink(content.toString())) : content.length;
}

/** Bytes of each package as it is uploaded: the main one without and with vendored libraries, and the subpackages. */
export function packageSizes(root: string, app: AppJson): Record<string, number> {
  const roots = subpackageRoots(app);
  const sizes: Record<string, number> = {
    main: 0,
    mainWithLibraries: 0,
    ...Object.fromEntries(roots.map((one) => [one, 0])),
  };
  for (const file of filesBelow(root)) {
    const size = sizeOf(root, file);
    const home = roots.find((one) => file.startsWith(one));
    if (home) sizes[home]! += size;
    else sizes['mainWithLibraries']! += size;
    if (!home && !file.startsWith(LIBRARIES)) sizes['main']! += size;
  }
  return sizes;
}

/** Packages that are over their size. */
export function sizeComplaints({ root, app }: Project): Complaint[] {
  return Object.entries(packageSizes(root, app)).flatMap(([name, size]) => {
    const most = name in MOST ? MOST[name as keyof typeof MOST] : MOST.subpackage;
    if (size <= most) return [];
    const sentence = `the package ${name} weighs ${Math.ceil(size / KB)} KB minified; it may weigh ${most / KB}`;
    return [{ file: 'app.json', line: 1, sentence }];
  });
}
