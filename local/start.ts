import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { collections } from '../cloudfunctions/domain/collections';
import { keyRing } from '../cloudfunctions/kit/sealed';
import app from '../miniprogram/app.json';
import { runningClock } from './cloudbase/clock';
import { FunctionHost } from './cloudbase/functions/host';
import { Timers } from './cloudbase/functions/timers';
import { Meter } from './cloudbase/gateway/meter';
import { startGateway } from './cloudbase/gateway/server';
import { startCloudBase } from './cloudbase/server';
import { SeededFaults } from './cloudbase/seeded-faults';
import { Storage } from './cloudbase/storage/storage';
import type { PushedEvent } from './cloudbase/wechat/events';
import { pagesOf } from './cloudbase/wechat/pages';
import { WeChat } from './cloudbase/wechat/wechat';
import { identities } from './demo/identities';
import { loadDemo } from './demo/load';
import type { DemoSize } from './demo/load';
import { keysOf } from './keys';

export interface LocalOptions {
  /** 0: a free one. */
  port: number;
  dataDir: string;
  /** Whether to begin with an empty data folder. */
  fresh: boolean;
  demo: DemoSize;
  /** The instant the clock starts from, epoch milliseconds; `null`: now. */
  at: number | null;
  functionsDir: string;
  /** Folder of the built phone, or `null`. */
  phoneDir: string | null;
  /** Takes what functions write to their log. */
  log: (text: string) => void;
}

/** Everything on one machine, while it runs. */
export interface Local {
  url: string;
  functions: string[];
  close(): Promise<void>;
}

/** Starts the documents, the functions and the gateway; closes them in the opposite order, also when one does not start. */
export async function startLocal(options: LocalOptions): Promise<Local> {
  const { dataDir, fresh } = options;
  if (fresh) rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  const closing: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const stop of closing.reverse()) await stop();
  };
  try {
    return { ...(await compose(options, (stop) => closing.push(stop))), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function compose(options: LocalOptions, onClose: (stop: () => Promise<void>) => void) {
  const { port, dataDir, demo, at, functionsDir, phoneDir, log } = options;
  const keys = keysOf(dataDir);
  const clock = runningClock(at ?? undefined);
  const meter = new Meter();
  const faults = new SeededFaults();
  let url = '';
  const storage = new Storage(
    join(dataDir, 'files'),
    clock,
    () => url,
    () => faults.fillsStorage(),
  );
  const wechat: WeChat = new WeChat({
    clock,
    consentsFile: join(dataDir, 'consents.jsonl'),
    pages: pagesOf(app),
    onEvent: (event) => void pushEvent(host, event),
    looksMs: PICTURE_LOOKS_MS,
    looksAgain: () => faults.plan?.slowPictures ?? false,
    eventShape: () => faults.plan?.events ?? {},
    fault: (api) => faults.openApi(api),
  });

  const cloudBase = await startCloudBase({
    dataFile: join(dataDir, 'documents.db'),
    collections,
    clock,
    handlers: { wechat, storage, invokeFunction: (name, event, token) => host.invokeFrom(token, name, event) },
    onOperation: (operation) => {
      meter.operation(operation);
      host.operationDone(operation.session);
    },
    faults,
    duplicateShapeNow: () => faults.plan?.duplicateShape,
  });
  onClose(() => cloudBase.close());
  loadDemo(cloudBase.documents, demo, keyRing(keys.SEAL_KEYS, keys.INDEX_KEY), clock.now());

  const host: FunctionHost = new FunctionHost({
    folder: functionsDir,
    environment: { ...cloudBase.environment, ...keys },
    clock,
    crashAfter: () => faults.crashAfter(),
    onCall: (call) => meter.call(call),
    onOutput: log,
  });
  onClose(() => host.close());
  await host.warm();

  const timers = new Timers({
    clock,
    triggers: host.triggers(),
    fire: async (trigger, dueAt) => 'json' in (await host.fire(trigger, dueAt)),
    file: join(dataDir, 'timers.json'),
  });
  onClose(() => timers.stop());

  const { handle: admin, documents } = cloudBase;
  const parts = { host, clock, meter, documents, dataDir, timers, storage, wechat, faults, people: identities };
  const gateway = await startGateway({ ...parts, port, admin, files: phoneDir });
  onClose(() => gateway.close());
  url = gateway.url;
  await timers.start();
  return { url, functions: [...host.functions.keys()] };
}

/** Long enough to see that a picture is being looked at; the real service takes up to half an hour. */
const PICTURE_LOOKS_MS = 1_500;

/** WeChat pushes an event in the name of the person it is about; what becomes of it WeChat does not ask. */
async function pushEvent(host: FunctionHost, event: PushedEvent): Promise<void> {
  const listener = host.listenerOf(event.Event);
  const origin = { openid: event.FromUserName, trigger: '', source: 'wx_unknown' } as const;
  if (listener !== null) await host.invoke(listener, event, origin);
}
