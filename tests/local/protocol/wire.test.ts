import { request } from 'node:http';
import fc from 'fast-check';
import { DATABASE_ACTIONS } from '../../../local/cloudbase/protocol/database';
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
  ['a limit below nothing', '{"action":"database.getDocument","collectionName":"things","limit":-1}', 'INVALID_PARAM'],
  ['a limit in words', '{"action":"database.getDocument","collectionName":"things","limit":"5"}', 'INVALID_PARAM'],
  ['a flag in words', '{"action":"database.removeDocument","collectionName":"things","multi":"yes"}', 'INVALID_PARAM'],
  [
    'rows that are no texts',
    '{"action":"database.insertDocument","collectionName":"things","data":[{}]}',
    'INVALID_PARAM',
  ],
  [
    'stages that are none',
    '{"action":"database.aggregateDocuments","collectionName":"things","stages":[null]}',
    'INVALID_PARAM',
  ],
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

test('a request for another host is turned away', async () => {
  const { port } = new URL(cloud.local.url);
  const status = await new Promise((resolve, reject) => {
    request({ port, path: '/admin', method: 'POST', headers: { host: 'evil.example', ...KNOWN } }, (response) =>
      resolve(response.resume().statusCode),
    )
      .on('error', reject)
      .end('{"action":"database.startTransaction"}');
  });

  expect(status).toBe(403);
});

const anything = fc.anything({ maxDepth: 3, withNullPrototype: false });
/** Mostly of the right kind, so that what is behind the first look is reached too. */
const filled = fc.record(
  {
    action: fc.constantFrom(...Object.keys(DATABASE_ACTIONS)),
    collectionName: fc.oneof(fc.constantFrom('things', 'plain'), fc.string()),
    query: fc.oneof(
      fc.json({ maxDepth: 3 }),
      fc.constantFrom('{"_id":"a"}', '{"n":{"$gt":{"$numberInt":"x"}}}', '{"n":{"$in":3}}', '{"":1}', '{"$or":[]}'),
    ),
    data: fc.oneof(fc.json({ maxDepth: 3 }), fc.array(fc.json({ maxDepth: 2 }), { maxLength: 3 })),
    order: fc.json({ maxDepth: 2 }),
    projection: fc.json({ maxDepth: 2 }),
    offset: fc.nat(),
    limit: fc.nat(),
    multi: fc.boolean(),
    merge: fc.boolean(),
    upsert: fc.boolean(),
    transactionId: fc.string(),
    stages: fc.array(
      fc.record({
        stageKey: fc.constantFrom('$match', '$group', '$sort', '$project', '$out', '$unwind', 'x'),
        stageValue: fc.json({ maxDepth: 2 }),
      }),
      { maxLength: 3 },
    ),
  },
  { requiredKeys: ['action', 'collectionName'] },
);

test('whatever is posted, the answer is rows or a code, and what is refused changes nothing', async () => {
  const everything = () => ['things', 'plain'].map((name) => cloud.local.documents.all(name));
  const property = fc.asyncProperty(fc.oneof(anything, filled, filled), async (body) => {
    const before = everything();

    const answer = await post(JSON.stringify(body) ?? 'undefined');

    expect(answer.status).toBe(200);
    if ('code' in answer) expect(everything()).toEqual(before);
    expect(answer).not.toMatchObject({ code: 'SYS_ERR' });
  });

  await fc.assert(property, { seed: 20221202, numRuns: 1_500 });
}, 60_000);
