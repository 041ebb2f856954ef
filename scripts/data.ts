import { cpSync, existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { collections } from '../cloudfunctions/domain/collections';
import { runningClock } from '../local/cloudbase/clock';
import { Documents } from '../local/cloudbase/documents/documents';
import { importInto } from '../local/cloudbase/documents/import';

const ROOT = join(__dirname, '..');
const USAGE = `用法 · usage: npm run data -- <做什么 · what> [选项 · options]
  export DIR             导出到新文件夹 · write every collection into a new folder, a line for each document
  import DIR             从导出建数据 · make the data of an export; only where there is none
  backup FILE            备份 · copy the data file to a new one
  compact                压缩，已删除的不留一个字节 · leave no byte of what was removed
  --data DIR             数据文件夹 · data folder (.local)
  --url http://127.0.0.1:8080   正在运行的 · ask the one that runs; all but import`;

class Misuse extends Error {}

interface Choices {
  target: string;
  file: string;
  url: string | null;
}

type Command = (choices: Choices) => string | Promise<string>;

const told = (counts: Record<string, number>) =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

/** Runs on the data file, which nobody else may have open. */
function onFile<T>({ file }: Choices, act: (documents: Documents) => T): T {
  if (!existsSync(file)) throw new Error(`没有数据 · There are no documents at ${file}.`);
  const documents = new Documents({ file, collections, clock: runningClock() });
  try {
    return act(documents);
  } finally {
    documents.close();
  }
}

/** Lets the machine that runs do it into its own data folder, and fetches from there what was asked for. */
async function onMachine({ url, target }: Choices, what: string): Promise<string> {
  const response = await fetch(`${url}/local/${what}`, { method: 'POST', body: '{}' });
  const answer = (await response.json()) as { path?: string; message?: string };
  if (!response.ok) throw new Error(answer.message ?? response.statusText);
  if (answer.path === undefined) return url!;
  if (existsSync(target)) throw new Error(`${target} is there already; it is in ${answer.path}.`);
  cpSync(answer.path, target, { recursive: true });
  rmSync(answer.path, { recursive: true });
  return target;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  export: (choices) =>
    choices.url === null
      ? onFile(choices, ({ archive }) => told(archive.exportTo(choices.target)))
      : onMachine(choices, 'export'),
  import({ target, file, url }) {
    if (url !== null) throw new Misuse('import 只在没有运行时 · An import is not for one that runs.');
    return told(importInto(target, { file, collections, clock: runningClock() }));
  },
  backup(choices) {
    if (choices.url !== null) return onMachine(choices, 'backup');
    onFile(choices, ({ archive }) => archive.backupTo(choices.target));
    return choices.target;
  },
  compact(choices) {
    if (choices.url !== null) return onMachine(choices, 'compact');
    onFile(choices, ({ archive }) => archive.compact());
    return choices.file;
  },
};

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string', default: join(ROOT, '.local') }, url: { type: 'string' } },
  });
  const [name = '', target, ...more] = positionals;
  const command = COMMANDS[name];
  const wantsTarget = name !== 'compact';
  if (!command || more.length > 0 || (target !== undefined) !== wantsTarget) throw new Misuse('');
  const file = join(resolve(values.data), 'documents.db');
  console.log(await command({ target: resolve(target ?? ''), file, url: values.url ?? null }));
}

main().catch((error: NodeJS.ErrnoException) => {
  const misused = error instanceof Misuse || error.code?.startsWith('ERR_PARSE_ARGS') === true;
  console.error(misused ? `${error.message}\n${USAGE}`.trim() : error.message);
  process.exitCode = misused ? 2 : 1;
});
