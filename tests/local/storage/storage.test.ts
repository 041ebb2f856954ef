import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tcb from '@cloudbase/node-sdk';
import { answerObject } from '../../../local/cloudbase/storage/object-server';
import { Storage } from '../../../local/cloudbase/storage/storage';
import { fixedClock } from '../../../local/cloudbase/clock';
import { startSdkCloud } from '../sdk';
import type { SdkCloud } from '../sdk';

const clock = fixedClock(Date.parse('2022-12-02T09:00:00+08:00'));
const folder = mkdtempSync(join(tmpdir(), 'niangjia-files-'));
let server: Server;
let cloud: SdkCloud;
let app: ReturnType<typeof tcb.init>;
let storage: Storage;
let isFull = false;
beforeAll(async () => {
  let origin = '';
  storage = new Storage(
    folder,
    clock,
    () => origin,
    () => isFull,
  );
  server = createServer(
    (request, response) => void answerObject(storage, request, response, new URL(request.url!, origin)),
  );
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  cloud = await startSdkCloud({ handlers: { storage } });
  app = tcb.init({ env: 'local' });
});
afterAll(async () => {
  await cloud.local.close();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  rmSync(folder, { recursive: true });
});

const upload = async (cloudPath: string, text: string) => {
  const { fileID } = await app.uploadFile({ cloudPath, fileContent: Buffer.from(text) as never });
  return fileID;
};
const codesOf = (list: { code: string }[]) => list.map(({ code }) => code);

test('a file comes back as it went up, under a name in Chinese too', async () => {
  const fileID = await upload('名单/花名册 1.csv', '姓名,手机号\n');

  const { fileContent } = await app.downloadFile({ fileID });
  const { fileList } = await app.getFileInfo({ fileList: [fileID] });

  expect(fileID).toBe('cloud://local.6c6f-local-1300000000/名单/花名册 1.csv');
  expect(String(fileContent)).toBe('姓名,手机号\n');
  expect(fileList).toMatchObject([{ code: 'SUCCESS', size: 17, mime: 'text/csv' }]);
});

test('a second upload replaces the first whole', async () => {
  await upload('a/report.txt', 'a long first text');

  const fileID = await upload('a/report.txt', 'short');

  expect(String((await app.downloadFile({ fileID })).fileContent)).toBe('short');
});

test('files are copied, moved and deleted, and what is not there is said', async () => {
  const from = await upload('b/one.txt', '1');

  const copied = await app.copyFile({ fileList: [{ srcPath: 'b/one.txt', dstPath: 'c/one.txt' }] });
  const kept = await app.copyFile({ fileList: [{ srcPath: 'b/one.txt', dstPath: 'c/one.txt', overwrite: false }] });
  const moved = await app.copyFile({
    fileList: [{ srcPath: 'b/one.txt', dstPath: 'd/one.txt', removeOriginal: true }],
  });
  const deleted = await app.deleteFile({ fileList: [from, `${from}.never`] });
  const urls = await app.getTempFileURL({ fileList: [from, 'cloud://elsewhere/x.txt'] });

  expect(codesOf(copied.fileList as never)).toEqual(['SUCCESS']);
  expect(codesOf(kept.fileList as never)).toEqual(['STORAGE_FILE_EXIST']);
  expect(codesOf(moved.fileList as never)).toEqual(['SUCCESS']);
  expect(codesOf(deleted.fileList as never)).toEqual(['STORAGE_FILE_NONEXIST', 'STORAGE_FILE_NONEXIST']);
  expect(codesOf(urls.fileList as never)).toEqual(['STORAGE_FILE_NONEXIST', 'STORAGE_FILE_NONEXIST']);
});

test('an address is good for its time, its file and its errand', async () => {
  const fileID = await upload('e/secret.txt', 'only for a while');
  const { fileList } = await app.getTempFileURL({ fileList: [{ fileID, maxAge: 60 }] });
  const url = fileList[0]!.tempFileURL;
  const statusOf = async (address: string, init?: RequestInit) => (await fetch(address, init)).status;

  const statuses = [
    await statusOf(url),
    await statusOf(url, { method: 'HEAD' }),
    await statusOf(url.replace('secret', 'report')),
    await statusOf(url.replace(/.$/, (letter) => (letter === '0' ? '1' : '0'))),
    await statusOf(url.split('?')[0]!),
    await statusOf(url, { method: 'PUT', body: 'x', headers: { authorization: url.split('sign=')[1]! } }),
    await statusOf(url, { method: 'DELETE' }),
  ];
  clock.advance(61_000);
  const later = await statusOf(url);

  expect(statuses).toEqual([200, 200, 403, 403, 403, 403, 405]);
  expect(later).toBe(403);
});

test('files whose paths look alike are files of their own', async () => {
  const paths = ['look', 'look/alike', 'Look', 'look.file', 'look.file/x', 'unfinished/x', 'constructor'];
  const fileIDs = await Promise.all(paths.map((path) => upload(path, path)));

  const contents = await Promise.all(fileIDs.map((fileID) => app.downloadFile({ fileID })));

  expect(contents.map(({ fileContent }) => String(fileContent))).toEqual(paths);
});

test('where there is no room the old file stays, and nothing else is left', async () => {
  const fileID = await upload('full/one.txt', 'old');
  isFull = true;

  const late = upload('full/one.txt', 'new');
  await expect(late).rejects.toMatchObject({ message: expect.stringContaining('STORAGE_REQUEST_FAIL') as string });
  const copied = app.copyFile({ fileList: [{ srcPath: 'full/one.txt', dstPath: 'fuller/one.txt' }] });
  await expect(copied).rejects.toMatchObject({ code: 'STORAGE_REQUEST_FAIL' });
  isFull = false;

  expect(String((await app.downloadFile({ fileID })).fileContent)).toBe('old');
});

test('an upload that breaks off leaves nothing', async () => {
  const { url, authorization, fileId } = storage.uploadTo('broken/off.txt');
  const { port, pathname } = new URL(url);
  await new Promise<void>((ended) => {
    const put = request({ port, path: pathname, method: 'PUT', headers: { authorization, 'content-length': 100 } });
    put.on('error', () => ended());
    put.write('only the beginning', () => put.destroy());
  });

  const { fileList } = await app.getTempFileURL({ fileList: [fileId] });

  expect(codesOf(fileList as never)).toEqual(['STORAGE_FILE_NONEXIST']);
});

test('what a power cut left unfinished is thrown away, and the rest is there', async () => {
  const fileID = await upload('kept/one.txt', 'whole');
  mkdirSync(join(folder, 'unfinished'), { recursive: true });
  writeFileSync(join(folder, 'unfinished', 'half'), 'ha');

  const after = new Storage(folder, clock, () => '');

  expect(readdirSync(folder)).not.toContain('unfinished');
  expect(after.downloadFrom(fileID, null).code).toBe('SUCCESS');
});

test.each([
  ['a body that is too large', { authorization: 'good' }, 413, 'EntityTooLarge'],
  ['a ticket of another file', { authorization: 'other' }, 403, 'SignatureDoesNotMatch'],
  ['no ticket', {}, 403, 'SignatureDoesNotMatch'],
])('%s is refused in XML', async (_, { authorization }: { authorization?: string }, status, code) => {
  const { url, authorization: good } = storage.uploadTo('g/large.bin');
  const other = storage.uploadTo('g/other.bin').authorization;
  const ticket = { good, other }[authorization ?? ''] ?? '';

  const response = await fetch(url, {
    method: 'PUT',
    headers: { authorization: ticket },
    body: Buffer.alloc(authorization === 'good' ? 50 * 1024 * 1024 + 1 : 1),
  });

  expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/xml']);
  expect(await response.text()).toContain(`<Error><Code>${code}</Code>`);
});

test.each(['/cos/..%2fkeys.json', '/cos/%2e%2e/keys.json', '/cos/a/%00', '/cos/%zz', '/cos/', '/cos//etc/passwd'])(
  'the address %s gives nothing',
  async (path) => {
    const { port } = new URL(storage.uploadTo('x').url);
    const status = await new Promise((resolve, reject) => {
      request({ port, path }, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end();
    });

    expect([400, 403]).toContain(status);
  },
);

test('more files than the platform takes at once are refused', async () => {
  const fileList = Array.from({ length: 51 }, (_, n) => `cloud://local.6c6f-local-1300000000/${n}.txt`);

  await expect(app.deleteFile({ fileList })).rejects.toMatchObject({ code: 'INVALID_PARAM' });
});

test.each(['../keys.json', 'a/../../keys.json', '/etc/passwd', 'a//b', 'a\\b', 'a\0b', './a', '', 'x'.repeat(900)])(
  'the path %p is refused and nothing is written',
  async (cloudPath) => {
    await expect(app.uploadFile({ cloudPath, fileContent: Buffer.from('x') as never })).rejects.toMatchObject({
      code: 'STORAGE_PATH_INVALID',
    });
  },
);

test('who may read a file is told', async () => {
  process.env['WX_CONTEXT_KEYS'] = 'WX_OPENID';
  process.env['WX_OPENID'] = 'o-zhou';

  const { data } = await app.getFileAuthority({ fileList: [{ path: 'a/report.txt', type: 'READ' }] });

  expect(data).toEqual([{ path: 'a/report.txt', cosFileId: expect.any(String) as string, read: true }]);
  delete process.env['WX_CONTEXT_KEYS'];
  delete process.env['WX_OPENID'];
});
