import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** What a function is called with, and what stands in its environment while it runs. */
export interface Invocation {
  event: unknown;
  context: Record<string, unknown>;
  environment: Record<string, string>;
}

/** The JSON that `main` answered, or why there is none. */
export type Result = { json: string } | { code: string; message: string };

export interface InstanceOptions {
  /** Path of the bundle. */
  file: string;
  /** MB of heap. */
  memory: number;
  /** The process environment between calls. */
  environment: Record<string, string>;
  /** One Float64: by how many milliseconds functions' time is ahead of the machine's. */
  shift: Float64Array;
  onOutput: (text: string) => void;
}

/** Answers above this are refused, bytes; the platform's limit. */
const MOST_ANSWER = 6 * 1024 * 1024;

/** One instance of a function: a worker thread with its bundle loaded, for one call at a time. */
export class Instance {
  busy = false;
  dead = false;
  private readonly worker: Worker;
  private waiting: ((result: Result) => void) | null = null;

  constructor({ file, memory, environment, shift, onOutput }: InstanceOptions) {
    this.worker = new Worker(join(__dirname, 'worker.cjs'), {
      workerData: { file, shift, mostBytes: MOST_ANSWER },
      env: environment,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memory },
      stdout: true,
      stderr: true,
    });
    this.worker.stdout.on('data', (chunk: Buffer) => onOutput(chunk.toString()));
    this.worker.stderr.on('data', (chunk: Buffer) => onOutput(chunk.toString()));
    this.worker.on('message', (reply: Result | 'warm') => this.settle(reply === 'warm' ? { json: 'null' } : reply));
    this.worker.on('error', (error: NodeJS.ErrnoException) => {
      const overfull = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      this.die(overfull ? 'FUNCTION_MEMORY_LIMIT_EXCEEDED' : 'FUNCTION_INVOCATION_FAILED', error.message);
    });
    this.worker.on('exit', () => this.die('FUNCTION_INVOCATION_FAILED', 'The instance ended.'));
  }

  /** Loads the bundle. */
  warm(): Promise<Result> {
    return this.send('warm');
  }

  /** Runs one call; a call that takes longer than `seconds` ends with its instance. */
  async invoke(invocation: Invocation, seconds: number): Promise<Result> {
    const timer = setTimeout(() => {
      this.die('FUNCTION_TIME_LIMIT_EXCEEDED', `Invoking task timed out after ${seconds} seconds`);
      void this.worker.terminate();
    }, seconds * 1_000);
    try {
      return await this.send(invocation);
    } finally {
      clearTimeout(timer);
    }
  }

  async close(): Promise<void> {
    this.dead = true;
    await this.worker.terminate();
  }

  private send(message: Invocation | 'warm'): Promise<Result> {
    this.busy = true;
    return new Promise((resolve) => {
      this.waiting = resolve;
      this.worker.postMessage(message);
    });
  }

  private settle(result: Result): void {
    const { waiting } = this;
    this.waiting = null;
    this.busy = false;
    waiting?.(result);
  }

  private die(code: string, message: string): void {
    this.dead = true;
    this.settle({ code, message });
  }
}
