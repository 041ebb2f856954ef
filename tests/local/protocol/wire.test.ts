import { startSdkCloud } from '../sdk';
import type { SdkCloud } from '../sdk';

let cloud: SdkCloud;
beforeEach(async () => {
  cloud = await startSdkCloud();
});
afterEach(() => cloud.local.close());

const KNOWN = { authorization: 'Bearer local' };
const post = async (body: string, headers: Record<string, string> = KNOWN) => {
  const response = await fetch(`${cloud.local.url}/admin`, { method: 'POST', body, headers });
  return { status: response.status, ...((await response.json()) as object) };
};

test.each([
  ['a body that is no JSON', '{', 'INVALID_PARAM'],
  ['a list', '[1]', 'INVALID_PARAM'],
  ['no action', '{}', 'INVALID_PARAM'],
  ['an unknown action', '{"action":"database.dropEverything"}', 'INVALID_ACTION'],
  ['a collection that is no text', '{"action":"database.getDocument","collectionName":{"$ne":null}}', 'INVALID_PARAM'],
  [
    'a query that is no EJSON',
    '{"action":"database.getDocument","collectionName":"things","query":"{"}',
    'DATABASE_REQUEST_FAILED',
  ],
  [
    'a query that is a list',
    '{"action":"database.getDocument","collectionName":"things","query":"[]"}',
    'DATABASE_REQUEST_FAILED',
  ],
  [
    'code in a query',
    '{"action":"database.getDocument","collectionName":"things","query":"{\\"$where\\":\\"1\\"}"}',
    'DATABASE_INVALID_OPERRATOR',
  ],
])('%s is refused with HTTP 200 and a code, as the SDK expects', async (_, body, code) => {
  expect(await post(body)).toMatchObject({ status: 200, code });
});

test('a body of twenty megabytes is refused, and the next call is heard', async () => {
  const big = await post(JSON.stringify({ action: 'database.insertDocument', data: 'x'.repeat(20_000_000) }));
  const next = await post('{"action":"database.getDocument","collectionName":"things","query":"{}"}');

  expect(big).toMatchObject({ status: 200, code: 'INVALID_PARAM' });
  expect(next).toMatchObject({ status: 200, data: { list: [] } });
});

test.each(['constructor', '__proto__', 'toString', 'storage.nothing', 'wx.api'])(
  'the action %p is refused without a handler for it',
  async (action) => {
    expect(await post(JSON.stringify({ action }))).toMatchObject({ status: 200, code: 'INVALID_ACTION' });
  },
);

test('whoever has other credentials is not let in', async () => {
  expect(await post('{"action":"database.getDocument","collectionName":"things"}', {})).toMatchObject({
    code: 'SIGN_PARAM_INVALID',
  });
});
