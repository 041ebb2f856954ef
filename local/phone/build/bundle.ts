import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { build, transform } from 'esbuild';
import type { BuildFailure as EsbuildFailure, Plugin } from 'esbuild';
import { aliased } from './alias';
import { BuildFailure } from './build-failure';
import { subpackageRoots } from './project';
import type { Project } from './project';

const PHONE = join(__dirname, '..');

/**
 * Bundles the engine, the pages and what they import to one script.
 *
 * @param minify whether it is to be small; a script for whoever edits is made faster without
 * @throws BuildFailure
 */
export async function bundleApp(project: Project, entry: string, minify: boolean): Promise<Uint8Array> {
  try {
    const { outputFiles } = await build({
      stdin: { contents: entry, resolveDir: PHONE, loader: 'ts', sourcefile: 'entry.ts' },
      bundle: true,
      minify,
      write: false,
      format: 'iife',
      target: 'es2022',
      logLevel: 'silent',
      plugins: [pagesOf(project)],
    });
    return outputFiles[0]!.contents;
  } catch (error) {
    throw failureOf(project.root, error as EsbuildFailure);
  }
}

function failureOf(root: string, { errors }: EsbuildFailure): BuildFailure {
  return new BuildFailure(
    errors.map(({ text, location }) => ({
      file: location ? relative(root, join(process.cwd(), location.file)) : 'app.json',
      line: location?.line ?? 1,
      sentence: text,
    })),
  );
}

/** Loads page scripts as DevTools does: each a CommonJS file without `window`, imports only from inside the root. */
function pagesOf({ root, app, units }: Project): Plugin {
  const subpackages = subpackageRoots(app).map((one) => join(root, one));
  const idOf = new Map(units.map(({ script, id }) => [script, id]));
  return {
    name: 'pages',
    setup(builder) {
      builder.onResolve({ filter: /.*/ }, ({ path, importer }) => {
        if (!importer.startsWith(root) || importer === '') return undefined;
        const named = aliased(app.resolveAlias ?? {}, path);
        return near(subpackages, importer, resolveInside(root, importer, named));
      });
      builder.onLoad({ filter: /\.(js|ts)$/ }, async ({ path }) => {
        if (!path.startsWith(root)) return undefined;
        const enter = idOf.has(path) ? `__enter(${JSON.stringify(idOf.get(path))});` : '';
        const shadow = path.includes('/miniprogram_npm/') ? '' : 'var window, document;';
        return { contents: `${shadow}${enter}${await commonJsOf(path)}`, loader: 'js' };
      });
    },
  };
}

const converted = new Map<string, { source: string; code: string }>();

/** A script as CommonJS; converted anew only when it changed. */
async function commonJsOf(path: string): Promise<string> {
  const source = readFileSync(path, 'utf8');
  const known = converted.get(path);
  if (known?.source === source) return known.code;
  const loader = path.endsWith('.ts') ? 'ts' : 'js';
  const { code } = await transform(source, { loader, format: 'cjs', target: 'es2022', sourcefile: path });
  converted.set(path, { source, code });
  return code;
}

type Resolved = { path: string } | { errors: { text: string }[] };

/** A module of another subpackage need not be on the phone yet. @param subpackages their folders, each with a slash */
function near(subpackages: readonly string[], importer: string, resolved: Resolved): Resolved {
  if ('errors' in resolved) return resolved;
  const home = (file: string) => subpackages.find((one) => file.startsWith(one));
  const theirs = home(resolved.path);
  if (theirs === undefined || theirs === home(importer)) return resolved;
  return { errors: [{ text: `${basename(resolved.path)} lies in another subpackage and may not be there yet` }] };
}

function resolveInside(root: string, importer: string, path: string): Resolved {
  const bases = path.startsWith('.')
    ? [join(dirname(importer), path)]
    : path.startsWith('/')
      ? [join(root, path)]
      : npmCandidates(root, importer, path);
  const file = bases
    .flatMap((base) => [`${base}.ts`, `${base}.js`, join(base, 'index.ts'), join(base, 'index.js'), base])
    .find((one) => /\.\w+$/.test(one) && existsSync(one));
  if (file === undefined) return { errors: [{ text: `the module ${path} does not exist` }] };
  if (!file.startsWith(root))
    return { errors: [{ text: `${path} lies outside the mini-program and is not there at run time` }] };
  return { path: file };
}

/** As WeChat looks packages up: beside a library's own files first, then in the root's. */
function npmCandidates(root: string, importer: string, path: string): string[] {
  const library = /^(.*\/miniprogram_npm\/[^/]+)\//.exec(importer)?.[1];
  return [...(library ? [join(library, 'miniprogram_npm', path)] : []), join(root, 'miniprogram_npm', path)];
}
