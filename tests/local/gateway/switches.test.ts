import tcb from '@cloudbase/node-sdk';
import { dataFolder, startMachine } from '../machine';
import type { Machine } from '../machine';

const folder = dataFolder();
let machine: Machine;
beforeAll(async () => {
  machine = await startMachine(folder.path, '--at', '2022-12-02T03:00:00+08:00');
}, 30_000);
afterAll(async () => {
  await machine.stop();
  folder.remove();
});

const send = async (method: string, path: string, body?: unknown) => {
  const response = await fetch(machine.url + path, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
interface Sent {
  result: { errcode: number };
}
const readMe = () => send('POST', '/fn/people', { action: 'readMe', input: {} });

test('a plan is taken, shown and ended', async () => {
  const plan = { seed: 3, dropBefore: 0.5, openApi: { '-1': 0.1 } };

  const taken = await send('POST', '/local/faults', plan);
  const shown = await send('GET', '/local/faults');
  const ended = await send('DELETE', '/local/faults');

  expect([taken.body, shown.body, ended.body]).toEqual([{ plan }, { plan }, { plan: null }]);
});

test.each([
  ['no seed', { dropBefore: 1 }],
  ['a share of two', { seed: 1, dropBefore: 2 }],
  ['a field that is none', { seed: 1, mischief: 1 }],
  ['a code that WeChat has not', { seed: 1, openApi: { '12345': 1 } }],
])('a plan with %s is refused', async (_, plan) => {
  expect((await send('POST', '/local/faults', plan)).status).toBe(400);
});

test('an instance that dies answers an error, and the next call is well', async () => {
  const call = () =>
    fetch(`${machine.url}/fn/people`, {
      method: 'POST',
      headers: { 'x-local-openid': 'courier-zhou' },
      body: '{"action":"readMe","input":{}}',
    });
  await send('POST', '/local/faults', { seed: 1, functionCrash: 1 });

  const broken = await call();
  await send('DELETE', '/local/faults');
  const well = await call();

  expect([broken.status, well.status]).toEqual([500, 200]);
});

test('a reply that is lost was a call all the same', async () => {
  const call = () =>
    fetch(`${machine.url}/fn/people`, {
      method: 'POST',
      headers: { 'x-local-openid': 'courier-zhou' },
      body: '{"action":"readMe","input":{}}',
    });
  await send('GET', '/local/meter?reset=1');
  await send('POST', '/local/faults', { seed: 1, dropReply: 1 });

  await expect(call()).rejects.toThrow('fetch failed');
  await send('DELETE', '/local/faults');

  const { body } = await send('GET', '/local/meter');
  expect((body['actions'] as Record<string, { calls: number }>)['people.readMe']).toMatchObject({ calls: 1 });
});

test('time that moves past three in the morning runs the nightly timer', async () => {
  await send('POST', '/local/clock', { advanceMs: 3_600_000 });

  const { body } = await send('GET', '/local/meter');

  expect((body['actions'] as Record<string, { calls: number }>)['people-jobs.']).toMatchObject({ calls: 1 });
});

test('consents come in, and the outbox is empty until a message goes out', async () => {
  const chosen = await send('POST', '/local/subscriptions', {
    openid: 'courier-zhou',
    results: { 'local-notice': 'accept' },
  });
  const strange = await send('POST', '/local/subscriptions', { openid: 'courier-zhou', results: { gone: 'accept' } });
  const wrong = await send('POST', '/local/subscriptions', { openid: 'courier-zhou', results: { gone: 'perhaps' } });

  expect([chosen.status, strange.status, wrong.status]).toEqual([200, 400, 400]);
  expect((await send('GET', '/local/outbox')).body).toEqual([]);
});

test('the phone reads which messages there are, and keeps and turns what a person chose', async () => {
  const openid = 'rider-xu';
  const templates = (await send('GET', '/local/templates')).body as unknown as { id: string; title: string }[];
  await send('POST', '/local/subscriptions', { openid, results: { 'local-claim': 'accept' }, always: true });

  const kept = await send('GET', `/local/subscriptions?openid=${openid}`);
  const turned = await send('POST', '/local/subscription-switches', { openid, mainSwitch: false });
  const strange = await send('POST', '/local/subscription-switches', { openid, itemSettings: { gone: 'reject' } });
  const wrong = await send('POST', '/local/subscription-switches', { openid, itemSettings: { gone: 'perhaps' } });
  const nobody = await send('GET', '/local/subscriptions');

  expect(templates.find(({ id }) => id === 'local-claim')?.title).toBe('领取提醒');
  const consent = { itemSettings: { 'local-claim': 'accept' }, credits: { 'local-claim': 1 } };
  expect(kept.body).toEqual({ mainSwitch: true, ...consent });
  expect(turned.body).toEqual({ mainSwitch: false, ...consent });
  expect([strange.body['code'], wrong.body['code'], nobody.status]).toEqual(['NO_TEMPLATE', 'BAD_CHOICE', 401]);
});

test('an SDK client reaches the database through the same door', async () => {
  process.env['TCB_CONTEXT_CNFG'] = JSON.stringify({ URL: `${machine.url}/admin` });
  const app = tcb.init({ env: 'local', secretId: 'local', secretKey: 'local' });

  const { total } = (await app.database().collection('stations').count()) as { total: number };
  const { fileID } = await app.uploadFile({ cloudPath: 'a/door.txt', fileContent: Buffer.from('a door') as never });
  const { fileContent } = await app.downloadFile({ fileID });

  expect(total).toBeGreaterThan(0);
  expect(String(fileContent)).toBe('a door');
});

test('a message to a page that is not in the mini-program is refused, and one that is not lands in the outbox', async () => {
  process.env['TCB_CONTEXT_CNFG'] = JSON.stringify({ URL: `${machine.url}/admin` });
  const app = tcb.init({ env: 'local', secretId: 'local', secretKey: 'local' });
  const openid = 'returning-ma';
  await send('POST', '/local/subscriptions', { openid, results: { 'local-notice': 'accept' } });
  const data = { thing1: { value: '明天发暖心包' }, thing2: { value: '阳坊镇总工会' }, date3: { value: '2022-12-02' } };
  const message = async (page: string) => {
    const requestData = { touser: openid, template_id: 'local-notice', page, data } as never;
    return ((await app.callWxOpenApi({ apiName: 'subscribeMessage.send', requestData })) as never as Sent).result
      .errcode;
  };

  const codes = [await message('pages/gone/gone'), await message('pages/messages/messages')];

  expect(codes).toEqual([41030, 0]);
  expect((await send('GET', '/local/outbox')).body).toMatchObject([{ openid, title: '通知提醒', data }]);
});

test('a plan reaches uploads and what WeChat answers', async () => {
  const put = async () => {
    const { body } = await send('POST', '/local/storage', { action: 'storage.getUploadMetadata', path: 'full.txt' });
    const { url, authorization } = body['data'] as Record<string, string>;
    return (await fetch(url!, { method: 'PUT', body: 'x', headers: { authorization: authorization! } })).status;
  };

  await send('POST', '/local/faults', { seed: 1, storageFull: 1 });
  const full = await put();
  await send('DELETE', '/local/faults');
  const well = await put();

  expect([full, well]).toEqual([507, 200]);
});

test('timers that are missed and doubled by a plan run so', async () => {
  const runsOf = async (timers: string) => {
    await send('POST', '/local/faults', { seed: 1, timers });
    await send('GET', '/local/meter?reset=1');
    await send('POST', '/local/clock', { advanceMs: 24 * 3_600_000 });
    await send('DELETE', '/local/faults');
    const { body } = await send('GET', '/local/meter');
    return (body['actions'] as Record<string, { calls: number }>)['people-jobs.']?.calls ?? 0;
  };

  expect([await runsOf('missed'), await runsOf('double'), await runsOf('none')]).toEqual([0, 2, 1]);
});

test('the phone puts a file and has it again, after a restart too', async () => {
  const where = await send('POST', '/local/storage', { action: 'storage.getUploadMetadata', path: 'photos/door.png' });
  const { url, authorization, fileId } = where.body['data'] as Record<string, string>;
  const put = await fetch(url!, {
    method: 'PUT',
    body: 'not really a picture',
    headers: { authorization: authorization! },
  });
  await machine.kill();
  machine = await startMachine(folder.path);

  const found = await send('POST', '/local/storage', {
    action: 'storage.batchGetDownloadUrl',
    file_list: [{ fileid: fileId }],
  });
  const [{ tempFileURL }] = (found.body['data'] as { download_list: [{ tempFileURL: string }] }).download_list;
  const got = await fetch(tempFileURL);

  expect(put.status).toBe(200);
  expect(await got.text()).toBe('not really a picture');
  expect(got.headers.get('x-content-type-options')).toBe('nosniff');
}, 30_000);

test('an unknown caller is refused before a function hears of it', async () => {
  expect(await readMe()).toMatchObject({ status: 401, body: { code: 'NO_OPENID' } });
});
