import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildSync } from 'esbuild';
import type { BuildOptions } from 'esbuild';

const BUILT = join(__dirname, '../../node_modules/.cache/niangjia/mortals');
const BUNDLE = { bundle: true, platform: 'node', external: ['libsql'], logLevel: 'error' } satisfies BuildOptions;

/** A program as one file of JavaScript, which starts several times faster; answers where it lies. */
export function built(program: string): string {
  const file = join(BUILT, `${program}.js`);
  const entryPoints = [join(__dirname, `${program}.ts`)];
  const [code] = buildSync({ ...BUNDLE, entryPoints, write: false }).outputFiles;
  mkdirSync(BUILT, { recursive: true });
  // Whoever starts it meanwhile from another run must not find half of it.
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, code!.contents);
  renameSync(fresh, file);
  return file;
}

/** A process that is killed at any moment, and then lives again from its command line. */
export class Mortal {
  /** How often it was killed. */
  deaths = 0;
  /** The first line that it said in its present life; pending between two lives. */
  alive: Promise<string>;
  private child!: ChildProcess;
  private dying: Promise<void> | null = null;

  /** @param onLine hears every further line that it says @param onDeath hears of every death */
  constructor(
    private readonly command: readonly string[],
    private readonly onLine: (line: string) => void = () => undefined,
    private readonly onDeath: () => void = () => undefined,
  ) {
    this.alive = this.live();
  }

  /** Kills it as a power cut would, and starts it again; one that is not alive yet cannot die. */
  kill(): Promise<void> {
    this.dying ??= this.dieAndLive().finally(() => (this.dying = null));
    return this.dying;
  }

  /** Ends it for good, also one that is just being killed. */
  async end(): Promise<void> {
    await this.dying;
    await this.alive;
    const gone = once(this.child, 'exit');
    this.child.stdin!.end();
    await gone;
  }

  /** Says a line to it; one that it dies over is lost. */
  say(line: string): void {
    this.child.stdin!.write(`${line}\n`, () => undefined);
  }

  private async dieAndLive(): Promise<void> {
    await this.alive;
    this.deaths += 1;
    const gone = once(this.child, 'exit');
    this.alive = gone.then(() => {
      this.onDeath();
      return this.live();
    });
    this.child.kill('SIGKILL');
    await this.alive;
  }

  private live(): Promise<string> {
    this.child = spawn(process.execPath, this.command, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.child.stdin!.on('error', () => undefined);
    const lines = createInterface({ input: this.child.stdout! });
    return new Promise((resolve, reject) => {
      this.child.once('exit', () => reject(new Error('It died before it said a word.')));
      lines.once('line', (first) => {
        lines.on('line', this.onLine);
        resolve(first);
      });
    });
  }
}

/** A call as it is said to an instance; `openid` is `null` for the timer. */
export interface Asked {
  id: number;
  now: number;
  environment: Record<string, string>;
  openid: string | null;
  call: object;
}

type Reply = { ok: boolean; code?: string };
const LOST: Reply = { ok: false, code: 'INTERNAL' };

/** An instance of the function that dies; what it had not answered is lost, as on a phone whose call times out. */
export class MortalInstance {
  private readonly asked = new Map<number, (reply: Reply) => void>();
  private calls = 0;
  private readonly process: Mortal;

  constructor(program: string) {
    const hear = (line: string) => {
      const { id, reply } = JSON.parse(line) as { id: number; reply: Reply };
      this.asked.get(id)?.(reply);
      this.asked.delete(id);
    };
    const lose = () => {
      for (const answer of this.asked.values()) answer(LOST);
      this.asked.clear();
    };
    this.process = new Mortal([program], hear, lose);
  }

  get deaths(): number {
    return this.process.deaths;
  }

  async call(asked: Omit<Asked, 'id'>): Promise<Reply> {
    await this.process.alive;
    return new Promise((resolve) => {
      const id = (this.calls += 1);
      this.asked.set(id, resolve);
      this.process.say(JSON.stringify({ ...asked, id }));
    });
  }

  kill(): Promise<void> {
    return this.process.kill();
  }

  end(): Promise<void> {
    return this.process.end();
  }
}
