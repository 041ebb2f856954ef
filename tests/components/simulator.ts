import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { transformSync } from '@swc/core';

const NPM = 'miniprogram_npm';
/** WeChat's compiler writes all templates of an app at once. */
const COMPILER = { compiler: 'official', compilerOptions: { maxBuffer: 64 * 1024 * 1024 } };

/** jsdom's. */
declare const document: { body: { appendChild(node: unknown): unknown }; createElement(tag: string): unknown };

/** A component on the page, as miniprogram-simulate draws it with WeChat's own template compiler. */
export interface Drawn {
  /** What it says, on one line. */
  text(): string;
  /** Taps the first node that a selector finds. */
  tap(selector: string): Promise<void>;
  setData(change: object): Promise<void>;
  /** Calls one of its methods, as another component's event would. */
  call(method: string, event?: object): void;
  data(name: string): unknown;
  /** Details of the events of a name that it told. */
  told(event: string): unknown[];
}

/** A mini-program laid out as the simulator takes it. */
export interface Simulator {
  root: string;
  /** @param path of the component or page from the root, without an extension; a page is opened by `call('onLoad', query)` */
  draw(path: string, properties?: object, events?: readonly string[]): Drawn;
  remove(): void;
}

const swc = (code: string, isTypeScript: boolean) =>
  transformSync(code, {
    jsc: { parser: { syntax: isTypeScript ? 'typescript' : 'ecmascript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  }).code;

/** Where a package lies: within the library that asks, or among the app's. */
function packageOf(file: string, named: string): string {
  const library = /^(miniprogram_npm\/[^/]+)\//.exec(file)?.[1];
  if (library && !named.startsWith('tdesign')) return join(library, NPM, named, 'index');
  return join(NPM, named);
}

const beside = (file: string, target: string) => {
  const path = relative(dirname(file), target);
  return path.startsWith('.') ? path : `./${path}`;
};

function script(file: string, text: string): string {
  return swc(text, file.endsWith('.ts')).replace(/require\("([^."/][^"]*)"\)/g, (_, named: string) =>
    JSON.stringify(beside(file, packageOf(file, named)))
      .replace(/^/, 'require(')
      .concat(')'),
  );
}

function json(file: string, text: string): string {
  const parsed = JSON.parse(text) as { usingComponents?: Record<string, string> };
  const using = Object.entries(parsed.usingComponents ?? {}).map(([tag, path]) => {
    if (path.startsWith('.')) return [tag, path];
    return [tag, beside(file, path.startsWith('/') ? path.slice(1) : join(NPM, path))];
  });
  return JSON.stringify({ ...parsed, usingComponents: Object.fromEntries(using) as object });
}

/**
 * Lays a mini-program out for the simulator: plain JavaScript, every path relative.
 *
 * @param platform what components ask of `wx`, beside what the simulator has
 */
export function openSimulator(source: string, platform: object = {}): Simulator {
  const root = mkdtempSync(join(tmpdir(), 'niangjia-simulator-'));
  for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (!statSync(join(source, file)).isFile()) continue;
    const target = join(root, file);
    mkdirSync(dirname(target), { recursive: true });
    const content = readFileSync(join(source, file));
    if (/\.(ts|js)$/.test(file)) writeFileSync(target.replace(/\.ts$/, '.js'), script(file, content.toString()));
    else writeFileSync(target, file.endsWith('.json') ? json(file, content.toString()) : content);
  }
  return {
    root,
    draw: (path, properties, events) => draw({ root, path, properties, events, platform }),
    remove: () => rmSync(root, { recursive: true }),
  };
}

interface Rendered {
  dom: { textContent: string };
  instance: Record<string, (event?: object) => void> & { data: Record<string, unknown> };
  attach(parent: unknown): void;
  setData(change: object, done: () => void): void;
  addEventListener(event: string, listener: (event: { detail: unknown }) => void): void;
  querySelector(selector: string): { dispatchEvent(event: string): void } | undefined;
}

interface Simulate {
  load(path: string, tag: string, options: object): string;
  render(id: string, properties?: object): Rendered;
  sleep(ms: number): Promise<void>;
}

interface Drawing {
  root: string;
  path: string;
  properties?: object | undefined;
  events?: readonly string[] | undefined;
  platform: object;
}

type Options = Record<string, unknown>;

/** A page as the component that it is to the simulator, which knows none: its fields become the instance's own. */
function asComponent(options: Options): object {
  const { data, ...rest } = options;
  const isMethod = ([, value]: [string, unknown]) => typeof value === 'function';
  const fields = Object.fromEntries(Object.entries(rest).filter((entry) => !isMethod(entry)));
  const created = function (this: object) {
    Object.assign(this, fields);
  };
  const methods = { onLoad: () => {}, ...Object.fromEntries(Object.entries(rest).filter(isMethod)) };
  return { data, methods, lifetimes: { created } };
}

function draw({ root, path, properties = {}, events = [], platform }: Drawing): Drawn {
  jest.resetModules();
  const simulate = jest.requireActual<Simulate>('miniprogram-simulate');
  const world = globalThis as { wx?: object };
  Object.assign(world, { wx: { ...world.wx, ...platform }, getApp: () => ({}), getCurrentPages: () => [] });
  const { Component: define } = globalThis as unknown as { Component: (definition: object) => void };
  Object.assign(world, { Page: (options: Options) => define(asComponent(options)) });
  const rendered = simulate.render(
    simulate.load(join(root, path), 'main', { ...COMPILER, rootPath: root }),
    properties,
  );
  const told = new Map<string, unknown[]>(events.map((event) => [event, []]));
  for (const event of events) rendered.addEventListener(event, ({ detail }) => void told.get(event)!.push(detail));
  rendered.attach(document.body.appendChild(document.createElement('div')));
  return {
    text: () => rendered.dom.textContent.replace(/\s+/g, ' ').trim(),
    async tap(selector) {
      rendered.querySelector(selector)!.dispatchEvent('tap');
      await simulate.sleep(0);
    },
    setData: (change) => new Promise((resolve) => rendered.setData(change, resolve)),
    call: (method, event) => rendered.instance[method]!(event),
    data: (name) => rendered.instance.data[name],
    told: (event) => told.get(event)!,
  };
}
