import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { openSimulator } from './simulator';

const ROOM = { maxBuffer: 64 * 1024 * 1024 };

interface Compiler {
  wxmlToJs(root: string, options: object): string;
  wxssToJs(root: string, options: object): string;
}

const filesOf = (root: string, extension: string) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(extension));

test("WeChat's own compilers take every template and every style sheet", () => {
  const simulator = openSimulator(join(__dirname, '../../miniprogram'));
  const { root } = simulator;
  const compiler = jest.requireActual<Compiler>('miniprogram-compiler');

  const find = runInNewContext(`(() => {${compiler.wxmlToJs(root, ROOM)}})()`, { window: {}, console }) as (
    path: string,
  ) => unknown;
  const sheets = compiler.wxssToJs(root, ROOM);

  const templates = filesOf(root, '.wxml').filter((file) => !file.startsWith('miniprogram_npm'));
  const untaken = templates.filter((file) => typeof find(file) !== 'function');
  const unstyled = filesOf(root, '.wxss').filter((file) => !sheets.includes(`'./${file}'`) && !sheets.includes(file));
  simulator.remove();
  expect(templates.length).toBeGreaterThan(40);
  expect(untaken).toEqual([]);
  expect(unstyled).toEqual([]);
}, 60_000);
