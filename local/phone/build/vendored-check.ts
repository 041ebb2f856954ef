import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Complaint } from './build-failure';
import type { Project } from './project';
import { Reach } from './reach';

const FOLDER = 'miniprogram_npm';

/** Paths of files below a folder. */
export const filesBelow = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(join(folder, file)).isFile())
    : [];

/** What a project's own files name of a library: components in their JSON, modules in their scripts. */
function namedBy(root: string, library: string, extension: string, pattern: string): string[] {
  const named = new RegExp(pattern.replace('%', library), 'g');
  return filesBelow(root)
    .filter((file) => file.endsWith(extension) && !file.startsWith(FOLDER))
    .flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(named)].map(([, path = '']) => path));
}

/** Files of vendored libraries that no page and no component names: they would be uploaded for nothing. */
export function vendoredComplaints({ root }: Project): Complaint[] {
  const npm = join(root, FOLDER);
  if (!existsSync(npm)) return [];
  return readdirSync(npm).flatMap((library) => {
    const reach = new Reach(join(npm, library));
    for (const path of namedBy(root, library, '.json', '"%/([^"]+)"')) reach.component(path);
    for (const path of namedBy(root, library, '.ts', "from '%/([^']+)'")) reach.module(path);
    return filesBelow(join(npm, library))
      .map((file) => join(npm, library, file))
      .filter((file) => !reach.files.has(file))
      .map((file) => ({
        file: relative(root, file),
        line: 1,
        sentence: 'nothing uses this file; npm run vendor leaves it out',
      }));
  });
}
