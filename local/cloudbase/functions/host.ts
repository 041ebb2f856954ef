import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../clock';
import { PlatformError } from '../platform-error';
import { Instance } from './instance';
import type { Result } from './instance';
import { invocationOf, namesOfCall, sourceOf } from './invocation';
import type { CallOrigin } from './invocation';
import { Pool } from './pool';
import type { Trigger } from './timers';

/** `config.json` beside a bundle. */
export interface FunctionConfig {
  /** MB. */
  memory: number;
  /** Seconds. */
  timeout: number;
  /** Whether a mini-program may call it. */
  clients: boolean;
  triggers?: { name: string; config: string }[];
  /** Events of WeChat's that are pushed to it, such as `subscribe_msg_popup_event`; each goes to one function. */
  events?: string[];
}

/** A call that ended. `session` is what its database operations carried. */
export interface FinishedCall {
  function: string;
  event: unknown;
  session: string;
  ms: number;
  result: Result;
}

export interface FunctionHostOptions {
  /** Folder with one folder for each function. */
  folder: string;
  /** Process variables of every call: the SDK's and the functions' own configuration. */
  environment: Record<string, string>;
  clock: Clock;
  /** After how many of its database operations the next call is to die, or `null`: it lives. */
  crashAfter?: () => number | null;
  onCall?: (call: FinishedCall) => void;
  onOutput?: (text: string) => void;
}

interface Deployed {
  name: string;
  config: FunctionConfig;
  pool: Pool;
}

/** A call that is to die after so many database operations more. */
interface Doom {
  instance: Instance;
  left: number;
}

/** Functions that call functions any deeper would wait for each other for ever. */
const MOST_DEPTH = 4;

/** Runs the deployed bundles as the platform does: an instance serves one call at a time, each call has its own environment. */
export class FunctionHost {
  readonly functions: ReadonlyMap<string, Deployed>;
  private readonly listeners: ReadonlyMap<string, string>;
  private alwaysCold = false;
  private readonly shift = new Float64Array(new SharedArrayBuffer(8));
  /** By the token that a call's own calls carry, while it runs. */
  private readonly origins = new Map<string, CallOrigin>();
  private readonly doomed = new Map<string, Doom>();
  private skewMs = 0;
  private readonly stopClock: () => void;

  /** @throws Error when two functions want the same event */
  constructor(private readonly options: FunctionHostOptions) {
    const { folder, clock } = options;
    const read = (name: string) =>
      JSON.parse(readFileSync(join(folder, name, 'config.json'), 'utf8')) as FunctionConfig;
    const deployed = readdirSync(folder).map((name): Deployed => {
      const config = read(name);
      return { name, config, pool: new Pool(() => this.start(name, config)) };
    });
    this.functions = new Map(deployed.map((one) => [one.name, one]));
    this.listeners = listenersOf(deployed);
    this.followClock();
    this.stopClock = clock.onChange(() => this.followClock());
  }

  /** By how many milliseconds the functions' time is ahead of the database's, as machines' times differ. */
  skew(ms: number): void {
    this.skewMs = ms;
    this.followClock();
  }

  /** Whether every call finds a new instance, as after a long quiet. */
  set cold(isCold: boolean) {
    this.alwaysCold = isCold;
    if (!isCold) return;
    for (const { pool } of this.functions.values()) pool.cool();
  }

  /** Starts an instance of each function, so that the first tap is no cold start. */
  async warm(): Promise<void> {
    await Promise.all([...this.functions.values()].map(({ pool }) => pool.warm()));
  }

  /** One call of a function. */
  async invoke(name: string, event: unknown, origin: CallOrigin): Promise<Result> {
    const deployed = this.functions.get(name);
    if (!deployed) return { code: 'FUNCTION_NOT_FOUND', message: `FunctionName parameter could not be found: ${name}` };
    if ((origin.depth ?? 0) > MOST_DEPTH) return { code: 'EXCEED_REQUEST_LIMIT', message: 'Functions call too deep.' };
    const instance = await deployed.pool.take();
    if (!instance) return { code: 'FUNCTION_STATUS_ABNORMAL', message: 'The machine is closing.' };
    const names = namesOfCall();
    const from = performance.now();
    for (const carried of [names.session, names.token]) this.origins.set(carried, origin);
    const doom = this.doom(names.session, instance);
    const running = instance.invoke(invocationOf(deployed, event, origin, names), deployed.config.timeout);
    if (doom?.left === 0) void instance.close();
    const result = await running.then((answered) => (doom ? this.crashed(names.session, doom) : answered));
    for (const carried of [names.session, names.token]) this.origins.delete(carried);
    if (this.alwaysCold) await instance.close();
    deployed.pool.giveBack();
    this.options.onCall?.({ function: name, event, session: names.session, ms: performance.now() - from, result });
    return result;
  }

  /** To be told of each database operation that was answered: it may be the last of a call that is to die. */
  operationDone(session: string): void {
    const doom = this.doomed.get(session);
    if (doom && (doom.left -= 1) === 0) void doom.instance.close();
  }

  /**
   * A call of one function by another: whoever called that one calls this one.
   *
   * @param token of the calling function, or its session when nobody called it; an unknown one is nobody's
   * @returns the result as JSON
   * @throws PlatformError FUNCTION_NOT_FOUND, or why there is no result
   */
  async invokeFrom(token: string, name: string, event: unknown): Promise<string> {
    const caller = this.origins.get(token) ?? { openid: null, trigger: '' };
    const source = [sourceOf(caller), 'scf'].filter(Boolean).join(',');
    const { openid, depth = 0 } = caller;
    const result = await this.invoke(name, event, { openid, trigger: '', source, depth: depth + 1 });
    if ('json' in result) return result.json;
    throw new PlatformError(result.code, result.message);
  }

  /** The timers that the functions declare. */
  triggers(): Trigger[] {
    return [...this.functions.values()].flatMap(({ name, config }) =>
      (config.triggers ?? []).map((trigger) => ({ function: name, ...trigger })),
    );
  }

  /** The function that an event of WeChat's is pushed to, or `null`. */
  listenerOf(event: string): string | null {
    return this.listeners.get(event) ?? null;
  }

  /** One call of a function by its timer. @param dueAt epoch milliseconds */
  fire({ function: name, name: TriggerName }: Trigger, dueAt: number): Promise<Result> {
    const event = { Type: 'Timer', TriggerName, Time: new Date(dueAt).toISOString(), Message: '' };
    return this.invoke(name, event, { openid: null, trigger: 'timer' });
  }

  async close(): Promise<void> {
    this.stopClock();
    await Promise.all([...this.functions.values()].map(({ pool }) => pool.close()));
  }

  private doom(session: string, instance: Instance): Doom | null {
    const left = this.options.crashAfter?.() ?? null;
    if (left === null) return null;
    const doom = { instance, left };
    this.doomed.set(session, doom);
    return doom;
  }

  /** A call that was to die has; if it made too few operations, at the moment of its answer. */
  private async crashed(session: string, { instance }: Doom): Promise<Result> {
    this.doomed.delete(session);
    await instance.close();
    return { code: 'FUNCTION_INVOCATION_FAILED', message: 'The instance ended.' };
  }

  private followClock(): void {
    this.shift[0] = this.options.clock.now() - Date.now() + this.skewMs;
  }

  private start(name: string, { memory }: FunctionConfig): Instance {
    const { folder, environment, onOutput = () => {} } = this.options;
    return new Instance({
      file: join(folder, name, 'index.js'),
      memory,
      environment: { TZ: 'UTC', ...environment, SCF_FUNCTIONNAME: name },
      shift: this.shift,
      onOutput,
    });
  }
}

/** Event → function; WeChat pushes each to one. */
function listenersOf(deployed: readonly Deployed[]): Map<string, string> {
  const listeners = new Map<string, string>();
  for (const { name, config } of deployed) {
    for (const event of config.events ?? []) {
      const other = listeners.get(event);
      if (other !== undefined) throw new Error(`${other} and ${name} both want ${event}; WeChat pushes it to one.`);
      listeners.set(event, name);
    }
  }
  return listeners;
}
