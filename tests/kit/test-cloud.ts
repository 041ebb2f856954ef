import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collections } from '../../cloudfunctions/domain/collections';
import type { CollectionName } from '../../cloudfunctions/domain/collections';
import type { Reply } from '../../cloudfunctions/kit/contract';
import type { LogLine } from '../../cloudfunctions/kit/log';
import type { PlatformContext } from '../../cloudfunctions/kit/identity';
import { fixedClock } from '../../local/cloudbase/clock';
import type { Clock } from '../../local/cloudbase/clock';
import type { Faults } from '../../local/cloudbase/faults';
import { startCloudBase } from '../../local/cloudbase/server';
import type { LocalCloudBase } from '../../local/cloudbase/server';
import { Storage } from '../../local/cloudbase/storage/storage';
import type { PushedEvent } from '../../local/cloudbase/wechat/events';
import { WeChat } from '../../local/cloudbase/wechat/wechat';
import { TEST_KEYS } from './keys';
import { leftRunning } from './left-running';

type Main = (event: unknown, context: PlatformContext) => Promise<unknown>;
/** Starts a cold instance of a function. */
type Start = () => Main;
type Api = Record<string, { input: unknown; output: unknown }>;

/** One call as somebody: typed by the capability's contract, with a fresh request id unless one is given. */
export type Call<A extends Api> = <Action extends keyof A & string>(
  action: Action,
  input: A[Action]['input'],
  requestId?: string,
) => Promise<Reply<A[Action]['output']>>;

/** A CloudBase of its own for one test, with the clock, the log and the faults in the test's hands. */
export interface TestCloud {
  clock: Clock;
  wechat: WeChat;
  phoneNumbers: WeChat['phoneNumbers'];
  /** What WeChat pushed, oldest first; nobody hears it unless the test hands it on. */
  events: PushedEvent[];
  storage: Storage;
  /** What the functions logged, oldest first. */
  logs: LogLine[];
  /** Breaks operations until it is set to null; see local/cloudbase/faults. */
  faults: Faults | null;
  documents: LocalCloudBase['documents'];
  seed(rows: Partial<Record<CollectionName, object[]>>): Promise<void>;
  /** Everything a collection holds, as it lies in the database. */
  rows(collection: CollectionName): Record<string, unknown>[];
  /** Every collection's rows, for comparing two histories. */
  everything(): Record<string, Record<string, unknown>[]>;
  /** Calls to one instance of a function, the same one for every caller of this cloud. */
  call<A extends Api>(start: Start, openid: string | null): Call<A>;
  stop(): Promise<void>;
}

/** Starts one; its time stands still at `at` until the test moves it. Stop it when the test ends. */
export async function startTestCloud({ at }: { at: string }): Promise<TestCloud> {
  const clock = fixedClock(Date.parse(at));
  const events: PushedEvent[] = [];
  const wechat = new WeChat({ clock, onEvent: (event) => events.push(event) });
  const folder = mkdtempSync(join(tmpdir(), 'niangjia-files-'));
  const storage = new Storage(folder, clock, () => 'http://127.0.0.1');
  const logs: LogLine[] = [];
  const cloud: { faults: Faults | null } = { faults: null };
  const instances = new Map<Start, Main>();
  const instanceOf = (start: Start) => {
    const instance = instances.get(start) ?? start();
    instances.set(start, instance);
    return instance;
  };
  const local = await startCloudBase({
    dataFile: ':memory:',
    collections,
    clock,
    scanLimit: 0,
    handlers: { wechat, storage },
    faults: {
      before: (...operation) => cloud.faults?.before(...operation) ?? 'pass',
      after: (...operation) => cloud.faults?.after(...operation) ?? 'pass',
    },
  });
  Object.assign(process.env, local.environment, TEST_KEYS);
  const spies = [
    jest.spyOn(Date, 'now').mockImplementation(() => clock.now()),
    jest.spyOn(console, 'log').mockImplementation((line: string) => void logs.push(JSON.parse(line) as LogLine)),
  ];

  const stop = async () => {
    leftRunning.delete(stop);
    spies.forEach((spy) => spy.mockRestore());
    await local.close();
    rmSync(folder, { recursive: true, force: true });
  };
  leftRunning.add(stop);

  return Object.assign(cloud, {
    clock,
    wechat,
    phoneNumbers: wechat.phoneNumbers,
    events,
    storage,
    logs,
    documents: local.documents,
    async seed(rows: Partial<Record<CollectionName, object[]>>) {
      for (const [name, list] of Object.entries(rows)) local.documents.insertMany(name, list);
    },
    rows: (collection: CollectionName) => local.documents.all(collection) as Record<string, unknown>[],
    everything: () =>
      Object.fromEntries(Object.keys(collections).map((name) => [name, local.documents.all(name)])) as Record<
        string,
        Record<string, unknown>[]
      >,
    call:
      <A extends Api>(start: Start, openid: string | null): Call<A> =>
      (action, input, requestId = randomUUID()) =>
        instanceOf(start)({ action, input, requestId }, contextOf(openid)) as never,
    stop,
  });
}

/** The context as the platform shapes it: who called stands in its environment and nowhere else. */
export function contextOf(openid: string | null, trigger = ''): PlatformContext {
  const caller = openid === null ? {} : { WX_OPENID: openid, WX_APPID: 'wxlocal' };
  return {
    request_id: randomUUID(),
    function_name: 'test',
    environment: JSON.stringify({ TCB_ENV: 'local', TRIGGER_SRC: trigger, ...caller }),
  };
}
