import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A CloudBase in a process of its own, and a bare echo of JSON beside it. */
export interface DatabaseProcess {
  url: string;
  echoUrl: string;
  environment: Record<string, string>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
}

/** Starts one on a data file and waits until it can be used. */
export async function startDatabaseProcess(dataFile: string): Promise<DatabaseProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'database-program.ts'), dataFile], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const kill = async () => {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  return { ...(JSON.parse(line) as Omit<DatabaseProcess, 'kill'>), kill };
}
