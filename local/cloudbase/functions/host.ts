import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../clock';
import { PlatformError } from '../platform-error';
import { Instance } from './instance';
import type { Trigger } from './timers';
import type { Invocation, Result } from './instance';

/** `config.json` beside a bundle. */
export interface FunctionConfig {
  /** MB. */
  memory: number;
  /** Seconds. */
  timeout: number;
  /** Whether a mini-program may call it. */
  clients: boolean;
  triggers?: { name: string; config: string }[];
  /** Events of WeChat's that are pushed to it, such as `subscribe_msg_popup_event`. */
  events?: string[];
}

/** Who calls: a mini-program's person, or (`openid: null`) a timer, WeChat, or a function that one of these called. */
export interface CallOrigin {
  openid: string | null;
  trigger: '' | 'timer';
  /** How many functions stand between whoever called first and this call; 0 when left out. */
  depth?: number;
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
  /** Whether the instance of the next call is to die before it answers. */
  crashes?: () => boolean;
  onCall?: (call: FinishedCall) => void;
  onOutput?: (text: string) => void;
}

interface Deployed {
  name: string;
  config: FunctionConfig;
  instances: Instance[];
  queue: (() => void)[];
}

/** Instances of one function at most; further calls wait. */
const MOST_INSTANCES = 8;
/** Functions that call functions any deeper would wait for each other for ever. */
const MOST_DEPTH = 4;
const NAMESPACE = 'local';

/** Runs the deployed bundles as the platform does: an instance serves one call at a time, each call has its own environment. */
export class FunctionHost {
  /** Whether every call finds a new instance, as after a long quiet. */
  alwaysCold = false;
  readonly functions: ReadonlyMap<string, Deployed>;
  private readonly shift = new Float64Array(new SharedArrayBuffer(8));
  /** By the token that a call's own calls carry, while it runs. */
  private readonly origins = new Map<string, CallOrigin>();
  private skewMs = 0;
  private readonly stopClock: () => void;

  constructor(private readonly options: FunctionHostOptions) {
    const { folder, clock } = options;
    const read = (name: string) =>
      JSON.parse(readFileSync(join(folder, name, 'config.json'), 'utf8')) as FunctionConfig;
    const deployed = readdirSync(folder).map((name) => ({ name, config: read(name), instances: [], queue: [] }));
    this.functions = new Map(deployed.map((one) => [one.name, one]));
    this.followClock();
    this.stopClock = clock.onChange(() => this.followClock());
  }

  /** By how many milliseconds the functions' time is ahead of the database's, as machines' times differ. */
  skew(ms: number): void {
    this.skewMs = ms;
    this.followClock();
  }

  /** Starts an instance of each function, so that the first tap is no cold start. */
  async warm(): Promise<void> {
    await Promise.all([...this.functions.values()].map((one) => this.grow(one).warm()));
  }

  /** One call of a function. */
  async invoke(name: string, event: unknown, origin: CallOrigin): Promise<Result> {
    const deployed = this.functions.get(name);
    if (!deployed) return { code: 'FUNCTION_NOT_FOUND', message: `FunctionName parameter could not be found: ${name}` };
    if ((origin.depth ?? 0) > MOST_DEPTH) return { code: 'EXCEED_REQUEST_LIMIT', message: 'Functions call too deep.' };
    const [session, token] = [randomUUID(), randomBytes(16).toString('hex')];
    const instance = await this.free(deployed);
    const from = performance.now();
    for (const name of [token, session]) this.origins.set(name, origin);
    const call = this.invocation(deployed, event, origin, session, token);
    const running = instance.invoke(call, deployed.config.timeout);
    if (this.options.crashes?.()) void instance.close();
    const result = await running;
    for (const name of [token, session]) this.origins.delete(name);
    if (this.alwaysCold) await instance.close();
    deployed.queue.shift()?.();
    this.options.onCall?.({ function: name, event, session, ms: performance.now() - from, result });
    return result;
  }

  /**
   * A call of one function by another: whoever called that one calls this one.
   *
   * @param token `WX_API_TOKEN` of the calling function, or its session when nobody called it; an unknown one is nobody's
   * @returns the result as JSON
   * @throws PlatformError FUNCTION_NOT_FOUND, or why there is no result
   */
  async invokeFrom(token: string, name: string, event: unknown): Promise<string> {
    const { openid, depth = 0 } = this.origins.get(token) ?? { openid: null };
    const result = await this.invoke(name, event, { openid, trigger: '', depth: depth + 1 });
    if ('json' in result) return result.json;
    throw new PlatformError(result.code, result.message);
  }

  /** The timers that the functions declare. */
  triggers(): Trigger[] {
    return [...this.functions.values()].flatMap(({ name, config }) =>
      (config.triggers ?? []).map((trigger) => ({ function: name, ...trigger })),
    );
  }

  /** One call of a function by its timer. @param dueAt epoch milliseconds */
  fire({ function: name, name: TriggerName }: Trigger, dueAt: number): Promise<Result> {
    const event = { Type: 'Timer', TriggerName, Time: new Date(dueAt).toISOString(), Message: '' };
    return this.invoke(name, event, { openid: null, trigger: 'timer' });
  }

  async close(): Promise<void> {
    this.stopClock();
    const instances = [...this.functions.values()].flatMap((one) => one.instances);
    await Promise.all(instances.map((instance) => instance.close()));
  }

  private followClock(): void {
    this.shift[0] = this.options.clock.now() - Date.now() + this.skewMs;
  }

  private async free(deployed: Deployed): Promise<Instance> {
    for (;;) {
      deployed.instances = deployed.instances.filter((instance) => !instance.dead);
      const idle = deployed.instances.find((instance) => !instance.busy);
      const instance = idle ?? (deployed.instances.length < MOST_INSTANCES ? this.grow(deployed) : null);
      if (instance) {
        instance.busy = true;
        return instance;
      }
      await new Promise<void>((resolve) => deployed.queue.push(resolve));
    }
  }

  private grow(deployed: Deployed): Instance {
    const { folder, environment, onOutput = () => {} } = this.options;
    const instance = new Instance({
      file: join(folder, deployed.name, 'index.js'),
      memory: deployed.config.memory,
      environment: { TZ: 'UTC', ...environment, SCF_FUNCTIONNAME: deployed.name },
      shift: this.shift,
      onOutput,
    });
    deployed.instances.push(instance);
    return instance;
  }

  /** As the platform shapes it: who calls stands in the environment, in the context's and in the process's. */
  private invocation(
    { name, config }: Deployed,
    event: unknown,
    origin: CallOrigin,
    session: string,
    token: string,
  ): Invocation {
    const caller = origin.openid && {
      WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID,WX_API_TOKEN',
      WX_OPENID: origin.openid,
      WX_APPID: 'wxlocal',
      WX_API_TOKEN: token,
    };
    const environment = {
      TCB_ENV: NAMESPACE,
      TCB_SEQID: session,
      TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SEQID,TCB_SESSIONTOKEN,TRIGGER_SRC',
      TCB_SESSIONTOKEN: session,
      TRIGGER_SRC: origin.trigger,
      ...caller,
    };
    const context = {
      callbackWaitsForEmptyEventLoop: false,
      memory_limit_in_mb: config.memory,
      time_limit_in_ms: config.timeout * 1_000,
      request_id: randomUUID(),
      environment: JSON.stringify(environment),
      function_version: '$LATEST',
      function_name: name,
      namespace: NAMESPACE,
      tencentcloud_region: 'ap-shanghai',
    };
    return { event, context, environment };
  }
}
