import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { identities } from '../local/demo/identities';
import { DEMO_SIZES } from '../local/demo/load';
import type { DemoSize } from '../local/demo/load';
import { watchPages } from '../local/phone/build/watch';
import { startLocal } from '../local/start';
import { buildAll, DIST } from './build';

const ROOT = join(__dirname, '..');
const USAGE = `用法 · usage: npm start -- [选项 · options]
  --port 8080            端口 · port
  --data DIR             数据文件夹 · data folder (.local)
  --fresh                从空数据开始 · begin with an empty data folder
  --demo small           示例数据 · demo data: ${Object.keys(DEMO_SIZES).join(' | ')}
  --at 2022-12-02T08:00:00+08:00   从这一刻开始走 · the instant the clock starts from
  --no-open              不打开浏览器 · do not open a browser
  --no-build             用上次造好的 · run what was built before
  --watch                改了页面就重造 · build the pages anew when one is saved
  --help                 这一页 · this page`;

const OPTIONS = {
  port: { type: 'string', default: '8080' },
  data: { type: 'string', default: join(ROOT, '.local') },
  fresh: { type: 'boolean', default: false },
  demo: { type: 'string', default: 'small' },
  at: { type: 'string' },
  'no-open': { type: 'boolean', default: false },
  'no-build': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
  watch: { type: 'boolean', default: false },
} as const;

interface Choices {
  port: number;
  dataDir: string;
  fresh: boolean;
  demo: DemoSize;
  at: number | null;
  open: boolean;
  build: boolean;
  watch: boolean;
}

/** What was asked for on the command line, or `null`: only help was. @throws Error in a sentence */
function choicesOf(args: string[]): Choices | null {
  const { values } = parseArgs({ args, options: OPTIONS });
  if (values.help) return null;
  const port = Number(values.port);
  const at = values.at === undefined ? null : Date.parse(values.at);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`No port: ${values.port}`);
  if (!(values.demo in DEMO_SIZES)) throw new Error(`No such demo data: ${values.demo}`);
  if (Number.isNaN(at)) throw new Error(`No such time: ${values.at}`);
  const demo = values.demo as DemoSize;
  return {
    port,
    dataDir: resolve(values.data),
    fresh: values.fresh,
    demo,
    at,
    open: !values['no-open'],
    build: !values['no-build'],
    watch: values.watch,
  };
}

async function main(): Promise<void> {
  const choices = choicesOf(process.argv.slice(2));
  if (!choices) return console.log(USAGE);
  const { functionsDir, phoneDir } = choices.build ? await buildAll() : DIST;
  const log = (text: string) => appendFileSync(join(choices.dataDir, 'functions.log'), text);
  const local = await startLocal({ ...choices, functionsDir, phoneDir, log });

  const stop = () => void local.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);

  console.log(`娘家人在这里 · ${local.url}`);
  for (const { openid, name, label } of identities) console.log(`  ${name}（${label}） ${local.url}/?as=${openid}`);
  console.log(JSON.stringify({ ready: true, url: local.url, functions: local.functions }));
  if (choices.open) openBrowser(local.url);
  if (choices.watch) watchPages({ root: join(ROOT, 'miniprogram'), outDir: phoneDir, ...told });
}

/** What is said while pages are built anew. */
const told = {
  onBuilt: (ms: number) => console.log(`重新造好 · built in ${Math.round(ms)} ms`),
  onFailure: (error: Error) => console.error(error.message),
};

/** Opens the address where there is a desktop; elsewhere nothing happens, the address stands printed above. */
function openBrowser(url: string): void {
  const openers: Partial<Record<NodeJS.Platform, [string, string[]]>> = {
    darwin: ['open', [url]],
    win32: ['cmd', ['/c', 'start', url]],
  };
  const [command, args] = openers[process.platform] ?? ['xdg-open', [url]];
  spawn(command, args, { stdio: 'ignore', detached: true }).on('error', () => {});
}

/** What went wrong, in a sentence, and the exit code: 2 when the command line is at fault. */
function explain(error: NodeJS.ErrnoException): [sentence: string, exitCode: number] {
  if (error.code === 'EADDRINUSE') return ['端口被占用，换一个：npm start -- --port 8081 · The port is in use.', 1];
  if (error.code?.startsWith('ERR_PARSE_ARGS') || /^No (port|such)/.test(error.message)) {
    return [`${error.message}\n${USAGE}`, 2];
  }
  return [error.message, 1];
}

main().catch((error: NodeJS.ErrnoException) => {
  const [sentence, exitCode] = explain(error);
  console.error(sentence);
  process.exit(exitCode);
});
