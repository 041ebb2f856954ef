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
