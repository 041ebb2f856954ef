import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import type { Plugin } from 'esbuild';
import { slim } from './slim';

const ROOT = join(__dirname, '..');
const SOURCES = join(ROOT, 'cloudfunctions');

/** What the platform must know of a function; `<capability>/function.json`, `jobs.json` and `events.json`. */
export interface FunctionConfig {
  /** MB. */
  memory: number;
  /** Seconds after which a call is ended. */
  timeout: number;
  /** Whether a mini-program may call it; timers and other functions always may. */
  clients: boolean;
  triggers?: { name: string; type: 'timer'; config: string }[];
  /** Events of WeChat's that are pushed to it; each to one function. */
  events?: string[];
}

interface Source {
  name: string;
  entry: string;
  config: FunctionConfig;
}

function sources(): Source[] {
  return readdirSync(SOURCES).flatMap((capability) => {
    const folder = join(SOURCES, capability);
    const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as FunctionConfig;
    const found: Source[] = [];
    if (existsSync(join(folder, 'function.json')))
      found.push({ name: capability, entry: join(folder, 'index.ts'), config: read('function.json') });
    for (const part of ['jobs', 'events']) {
      if (existsSync(join(folder, `${part}.json`)))
        found.push({ name: `${capability}-${part}`, entry: join(folder, `${part}.ts`), config: read(`${part}.json`) });
    }
    return found;
  });
}

/** Bundles each function into a folder that runs as it lies; answers the bundle sizes in bytes by function. */
export async function buildFunctions(outDir = join(ROOT, 'dist/cloudfunctions')): Promise<Record<string, number>> {
  rmSync(outDir, { recursive: true, force: true });
  const built = await Promise.all(sources().map((source) => buildFunction(source, join(outDir, source.name))));
  return Object.fromEntries(built);
}

async function buildFunction({ name, entry, config }: Source, folder: string): Promise<[string, number]> {
  const parts = new Set<string>();
  const code = await bundle(entry, parts);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.js'), code);
  for (const part of parts) writeFileSync(join(folder, partName(part)), await bundle(part, parts));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, private: true, main: 'index.js' }));
  writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
  return [name, code.length];
}

/** @param parts gets the files that are to be loaded apart, later */
async function bundle(entry: string, parts: Set<string>): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    legalComments: 'none',
    logLevel: 'silent',
    plugins: [slim, apart(parts)],
    write: false,
  });
  return outputFiles[0]!.contents;
}

const partName = (file: string) => `${basename(file, '.ts')}.js`;

/**
 * Leaves what is loaded by `import()` out of a bundle, for a file of its own: what few calls need, a cold start need not
 * read. Such a part shares no classes with the rest, so it throws no Failure.
 */
const apart = (parts: Set<string>): Plugin => ({
  name: 'apart',
  setup(building) {
    building.onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined;
      const file = `${join(resolveDir, path)}.ts`;
      parts.add(file);
      return { path: `./${partName(file)}`, external: true };
    });
  },
});
