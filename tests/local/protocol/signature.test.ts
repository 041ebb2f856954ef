import { createServer, request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import tcb from '@cloudbase/node-sdk';
import { startSdkCloud } from '../sdk';
import type { SdkCloud } from '../sdk';

let cloud: SdkCloud;
beforeEach(async () => {
  cloud = await startSdkCloud();
});
afterEach(() => cloud.local.close());

interface Posted {
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What the SDK posts when it adds a row, caught on the way. */
async function caught(): Promise<Posted> {
  const posted = new Promise<Posted>((resolve) => {
    const server = createServer((call, response) => {
      let body = '';
      call.on('data', (chunk: Buffer) => (body += chunk.toString()));
      call.on('end', () => {
        response.end('{}', () => server.close());
        server.closeIdleConnections();
        resolve({ url: call.url!, headers: call.headers, body });
      });
    });
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      process.env['TCB_CONTEXT_CNFG'] = JSON.stringify({ URL: `http://127.0.0.1:${port}/admin` });
      const adding = tcb.init({ env: 'local' }).database().collection('plain').add({ _id: 'caught', n: 0, on: false });
      adding.catch(() => undefined);
    });
  });
  return posted;
}

/** Sends it on, as it is. */
function replay({ url, headers, body }: Posted): Promise<{ code?: string }> {
  const { port } = new URL(cloud.local.url);
  return new Promise((resolve, reject) => {
    const call = request({ port, path: url, method: 'POST', headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve(JSON.parse(text) as { code?: string }));
    });
    call.on('error', reject);
    call.end(body);
  });
}

test('what the SDK signed is let in as it is', async () => {
  expect(await replay(await caught())).toMatchObject({ data: { insertedIds: ['caught'] } });
});

test.each<[string, (posted: Posted) => Posted]>([
  ['another value', (posted) => ({ ...posted, body: posted.body.replace('caught', 'forged') })],
  ['another action', (posted) => ({ ...posted, body: posted.body.replace('insertDocument', 'removeDocument') })],
  ['a field more', (posted) => ({ ...posted, body: posted.body.replace('{', '{"transactionId":"1111",') })],
  ['another environment', (posted) => ({ ...posted, url: posted.url.replace('env=local', 'env=other') })],
  ['another time', ({ headers, ...rest }) => ({ ...rest, headers: { ...headers, 'x-timestamp': '1000000000' } })],
  ['another user agent', ({ headers, ...rest }) => ({ ...rest, headers: { ...headers, 'user-agent': 'other' } })],
  [
    'another day',
    ({ headers, ...rest }) => ({
      ...rest,
      headers: { ...headers, authorization: headers.authorization!.replace(/\d{4}-\d\d-\d\d/, '2001-01-01') },
    }),
  ],
  ['no signature', ({ headers: { authorization: _, ...headers }, ...rest }) => ({ ...rest, headers })],
])('with %s it is not, and nothing is written', async (_, tampered) => {
  const posted = tampered(await caught());

  const answer = await replay({
    ...posted,
    headers: { ...posted.headers, 'content-length': String(posted.body.length) },
  });

  expect(answer).toMatchObject({ code: 'SIGN_PARAM_INVALID' });
  expect(cloud.local.documents.all('plain')).toEqual([]);
});

test.each([
  ['the wrong key', { secretId: 'local', secretKey: 'other' }],
  ['the wrong name', { secretId: 'other', secretKey: 'local' }],
  ['the wrong access key', { accessKey: 'other' }],
])('a client with %s is not let in', async (_, keys) => {
  const app = tcb.init({ env: 'local', ...keys });

  await expect(app.database().collection('plain').get()).rejects.toMatchObject({ code: 'SIGN_PARAM_INVALID' });
});

test('a client with the access key is let in', async () => {
  const app = tcb.init({ env: 'local', accessKey: 'local' });

  expect(await app.database().collection('plain').add({ _id: 'a' })).toMatchObject({ id: 'a' });
});
