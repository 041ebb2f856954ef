import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../clock';
import { Instance } from './instance';
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
}

/** Who calls: a mini-program's person, or (`openid: null`) a timer or another function. */
export interface CallOrigin {
  openid: string | null;
  trigger: '' | 'timer';
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
const NAMESPACE = 'local';

/** Runs the deployed bundles as the platform does: an instance serves one call at a time, each call has its own environment. */
export class FunctionHost {
  readonly functions: ReadonlyMap<string, Deployed>;
  private readonly shift = new Float64Array(new SharedArrayBuffer(8));
  private readonly origins = new Map<string, CallOrigin>();
  private readonly stopClock: () => void;

  constructor(private readonly options: FunctionHostOptions) {
    const { folder, clock } = options;
    const read = (name: string) =>
      JSON.parse(readFileSync(join(folder, name, 'config.json'), 'utf8')) as FunctionConfig;
    const deployed = readdirSync(folder).map((name) => ({ name, config: read(name), instances: [], queue: [] }));
    this.functions = new Map(deployed.map((one) => [one.name, one]));
    const follow = () => (this.shift[0] = clock.now() - Date.now());
    follow();
    this.stopClock = clock.onChange(follow);
  }

  /** Starts an instance of each function, so that the first tap is no cold start. */
  async warm(): Promise<void> {
    await Promise.all([...this.functions.values()].map((one) => this.grow(one).warm()));
  }

  /** One call of a function. */
  async invoke(name: string, event: unknown, origin: CallOrigin): Promise<Result> {
    const deployed = this.functions.get(name);
    if (!deployed) return { code: 'FUNCTION_NOT_FOUND', message: `FunctionName parameter could not be found: ${name}` };
    const session = randomUUID();
    const instance = await this.free(deployed);
    const from = performance.now();
    this.origins.set(session, origin);
    const result = await instance.invoke(this.invocation(deployed, event, origin, session), deployed.config.timeout);
    this.origins.delete(session);
    deployed.queue.shift()?.();
    this.options.onCall?.({ function: name, event, session, ms: performance.now() - from, result });
    return result;
  }

  /** Who made the call that a session belongs to, while it runs. */
  originOf(session: string): CallOrigin {
    return this.origins.get(session) ?? { openid: null, trigger: '' };
  }

  async close(): Promise<void> {
    this.stopClock();
    const instances = [...this.functions.values()].flatMap((one) => one.instances);
    await Promise.all(instances.map((instance) => instance.close()));
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
  private invocation({ name, config }: Deployed, event: unknown, origin: CallOrigin, session: string): Invocation {
    const caller = origin.openid && {
      WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID,WX_API_TOKEN',
      WX_OPENID: origin.openid,
      WX_APPID: 'wxlocal',
      WX_API_TOKEN: randomBytes(16).toString('hex'),
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
