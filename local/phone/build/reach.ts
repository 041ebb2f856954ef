import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

/** What a file of each kind names, and where that may lie. */
const REFERENCES: Readonly<Record<string, readonly RegExp[]>> = {
  '.js': [/(?:from|import|require\()\s*["']([^"']+)["']/g],
  '.wxss': [/@import\s+['"]([^'"]+)['"]/g],
  '.wxml': [/<(?:import|include)\s+src="([^"]+)"/g, /<wxs\s[^>]*src="([^"]+)"/g],
  '.wxs': [/require\(\s*['"]([^'"]+)['"]/g],
};

/** The files of a component library that are reached from some of its components and modules. */
export class Reach {
  readonly files = new Set<string>();

  /** @param library folder of the library, whose own packages lie in its `miniprogram_npm` */
  constructor(private readonly library: string) {}

  /** A component and what it needs. @param path without an extension, below the library */
  component(path: string): void {
    this.componentAt(join(this.library, path));
  }

  /** A module and what it needs. @param path without an extension, below the library */
  module(path: string): void {
    this.file(join(this.library, `${path}.js`));
  }

  private componentAt(path: string): void {
    if (this.files.has(`${path}.json`) || !isFile(`${path}.json`)) return;
    for (const extension of ['.js', '.json', '.wxml', '.wxss']) this.file(path + extension);
    const { usingComponents = {} } = JSON.parse(readFileSync(`${path}.json`, 'utf8')) as {
      usingComponents?: Record<string, string>;
    };
    for (const used of Object.values(usingComponents)) this.componentAt(join(dirname(path), used));
  }

  private file(path: string): void {
    if (this.files.has(path) || !isFile(path)) return;
    this.files.add(path);
    const extension = /\.\w+$/.exec(path)?.[0] ?? '';
    const text = readFileSync(path, 'utf8');
    for (const pattern of REFERENCES[extension] ?? []) {
      for (const [, named = ''] of text.matchAll(pattern)) this.reference(path, named, extension);
    }
  }

  private reference(from: string, named: string, extension: string): void {
    const base = named.startsWith('.') ? join(dirname(from), named) : join(this.library, 'miniprogram_npm', named);
    const candidates = [base, base + extension, `${base}/index${extension}`];
    const inFolder = extension === '.wxss' || extension === '.wxml' ? [join(dirname(from), named)] : [];
    const found = [...candidates, ...inFolder].find(isFile);
    if (found) this.file(found);
  }
}
