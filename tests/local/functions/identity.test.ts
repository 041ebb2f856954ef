import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { startLocal } from '../../../local/start';
import type { Local } from '../../../local/start';
import { dataFolder } from '../machine';

const { resolve } = createRequire(__filename);
/** Both SDKs as a function uses them, and who they say is calling; `calls` names the functions to go through. */
const FUNCTIONS = {
  newer: `
    const tcb = require('${resolve('@cloudbase/node-sdk')}');
    const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV });
    exports.main = async ({ calls: [next, ...calls] }, context) => {
      const { openId, appId } = app.auth().getUserInfo();
      const seen = [openId, appId, tcb.parseContext(context).environment.TCB_SOURCE];
      if (!next) return [seen];
      const { result } = await app.callFunction({ name: next, data: { calls } });
      return [seen, ...result];
    };`,
  older: `
    const cloud = require('${resolve('wx-server-sdk')}');
    cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
    exports.main = async ({ calls: [next, ...calls] }) => {
      const { OPENID = '', APPID = '', SOURCE = '' } = cloud.getWXContext();
      const seen = [OPENID, APPID, SOURCE];
      if (!next) return [seen];
      const { result } = await cloud.callFunction({ name: next, data: { calls } });
      return [seen, ...result];
    };`,
  'nightly-jobs': `
    const tcb = require('${resolve('@cloudbase/node-sdk')}');
    const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV });
    exports.main = async (event, context) => {
      const { TRIGGER_SRC, TCB_SOURCE, WX_OPENID = null } = tcb.parseContext(context).environment;
      const { result } = await app.callFunction({ name: 'newer', data: { calls: [] } });
      return { event, seen: [TRIGGER_SRC, TCB_SOURCE, WX_OPENID], then: result };
    };`,
  listener: `
    const tcb = require('${resolve('@cloudbase/node-sdk')}');
    const db = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV }).database();
    exports.main = async (event, context) => {
      const { WX_OPENID, TCB_SOURCE } = tcb.parseContext(context).environment;
      await db.collection('requests').add({ _id: event.Event + event.List.TemplateId, WX_OPENID, TCB_SOURCE, event });
    };`,
};
const CONFIG: Readonly<Record<string, object>> = {
  'nightly-jobs': { clients: false, triggers: [{ name: 'nightly', type: 'timer', config: '0 20 3 * * * *' }] },
  listener: { clients: false, events: ['subscribe_msg_popup_event', 'subscribe_msg_change_event'] },
};

const folder = dataFolder();
let local: Local;
beforeAll(async () => {
  for (const [name, code] of Object.entries(FUNCTIONS)) {
    const place = join(folder.path, 'functions', name);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'index.js'), code);
    const config = { memory: 256, timeout: 20, clients: true, ...CONFIG[name] };
    writeFileSync(join(place, 'config.json'), JSON.stringify(config));
  }
  local = await startLocal({
    port: 0,
    dataDir: join(folder.path, 'data'),
    fresh: true,
    demo: 'none',
    at: Date.parse('2022-12-02T09:00:00+08:00'),
    functionsDir: join(folder.path, 'functions'),
    phoneDir: null,
    log: () => {},
  });
}, 60_000);
afterAll(async () => {
  await local.close();
  folder.remove();
});

async function post(path: string, body: object, openid?: string): Promise<Record<string, unknown>> {
  const headers: Record<string, string> = openid ? { 'x-local-openid': openid } : {};
  const response = await fetch(local.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await response.json()) as Record<string, unknown>;
}

test('whoever calls a function calls what it calls, through both SDKs, and the source says how', async () => {
  const seen = await post('/fn/newer', { calls: ['older', 'newer'], WX_OPENID: 'o-forged' }, 'o-zhou');

  expect(seen).toEqual([
    ['o-zhou', 'wxlocal', 'wx_client'],
    ['o-zhou', 'wxlocal', 'wx_client,scf'],
    ['o-zhou', 'wxlocal', 'wx_client,scf,scf'],
  ]);
});

test('two people who call through the same functions at once stay apart', async () => {
  const people = ['o-one', 'o-two', 'o-one', 'o-two', 'o-one', 'o-two'];

  const answers = await Promise.all(people.map((openid) => post('/fn/older', { calls: ['newer'] }, openid)));

  const seen = answers.map((answer) => (answer as unknown as string[][]).map(([openid]) => openid));
  expect(seen).toEqual(people.map((openid) => [openid, openid]));
});

test('functions that call each other without end are told so', async () => {
  const answer = await post('/fn/newer', { calls: Array(8).fill('newer') }, 'o-zhou');

  expect(answer).toMatchObject({ code: 'FUNCTION_INVOCATION_FAILED' });
  expect(JSON.stringify(answer)).toContain('too deep');
});

test('a timer is nobody, and neither is what it calls', async () => {
  const { event, seen, then } = await post('/local/timer/nightly-jobs', {});

  expect(event).toEqual({ Type: 'Timer', TriggerName: 'nightly', Time: expect.any(String) as string, Message: '' });
  expect([seen, then]).toEqual([['timer', 'wx_trigger', null], [['', '', 'wx_trigger,scf']]]);
});

test('a choice in the dialog, and a refusal in the settings, are pushed to the function that wants them', async () => {
  await post('/local/subscriptions', { openid: 'o-zhou', results: { 'local-claim': 'accept' } });
  const change = { openid: 'o-zhou', itemSettings: { 'local-notice': 'reject', 'local-claim': 'accept' } };
  await post('/local/subscription-switches', change);

  const rows = await eventually(() => pushed(), 2);

  expect(rows).toMatchObject([
    { _id: 'subscribe_msg_change_eventlocal-notice', event: { List: { SubscribeStatusString: 'reject' } } },
    {
      _id: 'subscribe_msg_popup_eventlocal-claim',
      WX_OPENID: 'o-zhou',
      TCB_SOURCE: 'wx_unknown',
      event: { FromUserName: 'o-zhou', List: { SubscribeStatusString: 'accept' } },
    },
  ]);
});

/** What the listener kept, asked through the gateway as any SDK client would. */
async function pushed(): Promise<{ _id: string }[]> {
  const query = { action: 'database.getDocument', collectionName: 'requests', order: '{"_id":1}', limit: 10 };
  const response = await fetch(`${local.url}/admin`, {
    method: 'POST',
    headers: { authorization: 'Bearer local' },
    body: JSON.stringify(query),
  });
  const { data } = (await response.json()) as { data: { list: string[] } };
  return data.list.map((row) => JSON.parse(row) as { _id: string });
}

/** A push answers nobody, so the rows are asked for until they are there. */
async function eventually(read: () => Promise<{ _id: string }[]>, count: number): Promise<{ _id: string }[]> {
  for (;;) {
    const rows = await read();
    if (rows.length >= count) return rows;
  }
}
