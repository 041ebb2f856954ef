import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { collections } from '../cloudfunctions/domain/collections';
import { keyRing } from '../cloudfunctions/kit/sealed';
import { runningClock } from './cloudbase/clock';
import { FunctionHost } from './cloudbase/functions/host';
import { Meter } from './cloudbase/gateway/meter';
import { startGateway } from './cloudbase/gateway/server';
import { startCloudBase } from './cloudbase/server';
import { PhoneNumbers } from './cloudbase/wechat/phone-number';
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
  const phoneNumbers = new PhoneNumbers(clock);
  const meter = new Meter();

  const cloudBase = await startCloudBase({
    dataFile: join(dataDir, 'documents.db'),
    collections,
    clock,
    handlers: { wxApi: (api, data) => phoneNumbers.answer(api, data) },
    onOperation: (operation) => meter.operation(operation),
  });
  onClose(() => cloudBase.close());
  loadDemo(cloudBase.documents, demo, keyRing(keys.SEAL_KEYS, keys.INDEX_KEY), clock.now());

  const host = new FunctionHost({
    folder: functionsDir,
    environment: { ...cloudBase.environment, ...keys },
    clock,
    onCall: (call) => meter.call(call),
    onOutput: log,
  });
  onClose(() => host.close());
  await host.warm();

  const { handle: admin } = cloudBase;
  const parts = { host, clock, meter, phoneNumbers, people: identities };
  const gateway = await startGateway({ ...parts, port, admin, files: phoneDir });
  onClose(() => gateway.close());
  return { url: gateway.url, functions: [...host.functions.keys()] };
}
