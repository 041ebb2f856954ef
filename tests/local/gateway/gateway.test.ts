import { request } from 'node:http';
import fc from 'fast-check';
import { dataFolder, startMachine } from '../machine';
import type { Machine } from '../machine';

const folder = dataFolder();
let machine: Machine;
beforeAll(async () => {
  machine = await startMachine(folder.path, '--at', '2022-12-02T09:00:00+08:00');
});
afterAll(async () => {
  await machine.stop();
  folder.remove();
});

const post = async (path: string, body: string, headers: Record<string, string> = {}) => {
  const response = await fetch(machine.url + path, { method: 'POST', body, headers });
  return { status: response.status, ...((await response.json()) as { code?: string }) };
};

test('the line it says when it can be used names the address and the functions', () => {
  expect(machine.functions).toEqual(expect.arrayContaining(['people', 'people-jobs', 'places']));
});

test('a call runs the bundle as its caller', async () => {
  const [courier, secretary, newcomer] = await Promise.all(
    ['courier-zhou', 'secretary-li', 'nobody-yet'].map((openid) => machine.call('people', openid, 'readMe', {})),
  );

  expect(courier).toMatchObject({ ok: true, data: { me: { name: '周远', maskedPhone: '154****0001' } } });
  expect(secretary).toMatchObject({ data: { roles: [{ role: 'secretary' }] } });
  expect(newcomer).toMatchObject({ data: { me: null } });
});

test('nobody is still the caller before them, however many call at once', async () => {
  const people = ['courier-zhou', 'rider-xu', 'returning-ma', 'stranger'];
  const names = ['周远', '许燕', '马建国', undefined];

  const replies = await Promise.all(
    Array.from({ length: 40 }, (_, i) => machine.call('people', people[i % 4]!, 'readMe', {})),
  );

  const seen = replies.map((reply) => (reply as unknown as { data: { me: { name: string } | null } }).data.me?.name);
  expect(seen).toEqual(Array.from({ length: 40 }, (_, i) => names[i % 4]));
});

test.each([
  ['nobody says who they are', '/fn/people', '{}', {}, 401, 'NO_OPENID'],
  ['a name that is no openid', '/fn/people', '{}', { 'x-local-openid': 'a b' }, 401, 'NO_OPENID'],
  ['an unknown function', '/fn/nothing', '{}', { 'x-local-openid': 'a' }, 404, 'FUNCTION_NOT_FOUND'],
  ['a function for timers alone', '/fn/people-jobs', '{}', { 'x-local-openid': 'a' }, 403, 'FUNCTION_NOT_FOR_CLIENTS'],
  ['a body that is no JSON', '/fn/people', '{', { 'x-local-openid': 'a' }, 400, 'BAD_JSON'],
  ['a body that is a list', '/fn/people', '[]', { 'x-local-openid': 'a' }, 400, 'BAD_JSON'],
  ['a time that is none', '/local/clock', '{"at":"soon"}', {}, 400, 'BAD_TIME'],
  ['a time out of all time', '/local/clock', '{"at":1e300}', {}, 400, 'BAD_TIME'],
  ['a jump out of all time', '/local/clock', '{"advanceMs":-1e15}', {}, 400, 'BAD_TIME'],
  ['no time at all', '/local/clock', '{}', {}, 400, 'BAD_TIME'],
  ['a number that is none', '/local/phone-code', '{"phone":"1"}', {}, 400, 'BAD_PHONE'],
  ['a method that is not for it', '/local/people', '{}', {}, 405, 'METHOD_NOT_ALLOWED'],
  ['a path that does not exist', '/local/nothing', '{}', {}, 404, 'NOT_FOUND'],
  ['a path that is none', '//', '{}', {}, 404, 'NOT_FOUND'],
  [
    'an event of more than six megabytes',
    '/fn/people',
    `{"x":"${'x'.repeat(6 * 1024 * 1024)}"}`,
    { 'x-local-openid': 'a' },
    413,
    'BODY_TOO_LARGE',
  ],
])('%s is refused and told why', async (_, path, body, headers, status, code) => {
  expect(await post(path, body, headers as Record<string, string>)).toMatchObject({ status, code });
});

/** As a browser would not let a page do: another host, a path as it is written. */
const raw = (path: string, host: string) =>
  new Promise<number>((resolve, reject) => {
    const { port } = new URL(machine.url);
    request({ host: '127.0.0.1', port, path, headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });

test('a page elsewhere that found the port is turned away', async () => {
  expect(await raw('/local/people', 'evil.example')).toBe(403);
  expect(await raw('/local/people', 'localhost')).toBe(200);
});

test.each([
  ['https://evil.example', 403],
  ['null', 403],
  ['http://127.0.0.1:8080', 200],
])('a page of %s may send: %d', async (origin, status) => {
  const response = await fetch(`${machine.url}/local/clock`, {
    method: 'POST',
    body: '{"advanceMs":0}',
    headers: { origin },
  });

  expect(response.status).toBe(status);
});

test.each(['/../package.json', '/%2e%2e/package.json', '/app/..%2f..%2f..%2fpackage.json', '/%00', '/%zz'])(
  'the path %s leads nowhere',
  async (path) => {
    expect(await raw(path, 'localhost')).toBe(404);
  },
);

test('the phone is served', async () => {
  const response = await fetch(machine.url);

  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(await response.text()).toContain('frame.js');
});

test('time moves for the functions too', async () => {
  const opening = async () => {
    const input = { near: null, openNow: false, services: [], search: '中航技' };
    const reply = (await machine.call('places', 'courier-zhou', 'listStations', input)) as unknown as {
      data: { stations: { opening: { state: string } }[] };
    };
    return reply.data.stations[0]!.opening.state;
  };

  const morning = await opening();
  await machine.local('/local/clock', { at: '2022-12-02T23:00:00+08:00' });
  const night = await opening();

  expect([morning, night]).toEqual(['open', 'closed']);
});

test('the meter counts what a call costs', async () => {
  await machine.local('/local/meter?reset=1');
  await machine.call('people', 'courier-zhou', 'readMe', {});

  const { actions } = await machine.local<{ actions: Record<string, Record<string, number>> }>('/local/meter');

  expect(actions['people.readMe']).toMatchObject({ calls: 1, examined: expect.any(Number) as number });
  expect(actions['people.readMe']!['operations']).toBeGreaterThan(0);
  expect(actions['people.readMe']!['operations']).toBeLessThanOrEqual(5);
});

test('a timer runs its function, and only that', async () => {
  expect(await machine.local('/local/timer/people-jobs', {})).toEqual({ forgetRequests: expect.any(Number) as number });
  expect(await post('/local/timer/people', '{}')).toMatchObject({ status: 404, code: 'NO_TIMER' });
});

/** Doors that change nothing but what they are for; time, faults and archives have tests of their own. */
const DOORS = ['phone-code', 'subscriptions', 'subscription-switches', 'storage', 'timer/people', 'templates', 'meter'];
const posted = fc.oneof(
  fc.json({ maxDepth: 3 }),
  fc.string(),
  fc
    .record(
      {
        openid: fc.oneof(fc.constant('o-zhou'), fc.anything()),
        results: fc.dictionary(fc.constantFrom('local-claim', '__proto__', 'gone'), fc.anything({ maxDepth: 1 })),
        itemSettings: fc.dictionary(fc.string(), fc.constantFrom('accept', 'reject')),
        phone: fc.anything({ maxDepth: 1 }),
        action: fc.constantFrom('storage.getUploadMetadata', 'storage.batchDeleteFile', 'storage.batchCopyFile', 'x'),
        path: fc.anything({ maxDepth: 1 }),
        fileid_list: fc.array(fc.anything({ maxDepth: 1 })),
        file_list: fc.array(fc.anything({ maxDepth: 2 })),
      },
      { requiredKeys: [] },
    )
    .map((body) => JSON.stringify(body)),
);

test('whatever is posted to a door, it is answered or refused, and the machine goes on', async () => {
  const property = fc.asyncProperty(fc.constantFrom(...DOORS), posted, async (door, body) => {
    const { status } = await post(`/local/${door}`, body);
    expect([200, 400, 401, 404, 405]).toContain(status);
  });

  await fc.assert(property, { seed: 20221202, numRuns: 600 });
  expect(await machine.local('/local/healthz')).toMatchObject({ ok: true });
});
