import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(__dirname, '../..');

/** A whole machine as `npm start` makes it, in a process of its own. */
export interface Machine {
  url: string;
  pid: number;
  functions: string[];
  dataDir: string;
  /** One call of a function as somebody; the Reply. */
  call(name: string, openid: string, action: string, input: object, requestId?: string): Promise<Record<string, never>>;
  /** GET, or POST where there is a body. */
  local<T>(path: string, body?: object): Promise<T>;
  /** Ends the process at once, as a power cut would. */
  kill(): Promise<void>;
  /** Ends it as Ctrl-C does; answers the exit code. */
  stop(): Promise<number | null>;
}

/** A data folder for one test; remove it when the test ends. */
export function dataFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'niangjia-data-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Starts one on a free port and waits until it says it is ready. */
export async function startMachine(dataDir: string, ...more: string[]): Promise<Machine> {
  const args = [
    '--import',
    'tsx',
    'scripts/start.ts',
    '--no-build',
    '--no-open',
    '--port',
    '0',
    '--data',
    dataDir,
    ...more,
  ];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  const { url, functions } = await readiness(child);
  const local = async <T>(path: string, body?: object): Promise<T> => {
    const response = await fetch(url + path, body ? { method: 'POST', body: JSON.stringify(body) } : {});
    return (await response.json()) as T;
  };
  return {
    url,
    pid: child.pid!,
    functions,
    dataDir,
    local,
    async call(name, openid, action, input, requestId) {
      const response = await fetch(`${url}/fn/${name}`, {
        method: 'POST',
        headers: { 'x-local-openid': openid },
        body: JSON.stringify({ action, input, requestId }),
      });
      return (await response.json()) as Record<string, never>;
    },
    kill: () => ended(child, 'SIGKILL').then(() => undefined),
    stop: () => ended(child, 'SIGTERM'),
  };
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve(child.exitCode);
    child.once('exit', resolve);
    child.kill(signal);
  });
}

async function readiness(child: ChildProcess): Promise<{ url: string; functions: string[] }> {
  for await (const line of createInterface({ input: child.stdout! })) {
    if (line.startsWith('{"ready":true')) return JSON.parse(line) as { url: string; functions: string[] };
  }
  throw new Error('The machine ended before it was ready.');
}
