import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fixedClock } from '../../../local/cloudbase/clock';
import { PlatformError } from '../../../local/cloudbase/platform-error';
import { answerObject } from '../../../local/cloudbase/storage/object-server';
import { Storage } from '../../../local/cloudbase/storage/storage';
import { WeChat } from '../../../local/cloudbase/wechat/wechat';
import { dataFolder } from '../machine';
import { startSdkCloud } from '../sdk';
import type { SdkCloud } from '../sdk';

/** What the tests use of the older SDK; it comes without types that a strict compiler takes. */
interface WxCloud {
  init(options: object): void;
  database(): WxDatabase;
  callFunction(call: object): Promise<{ result: unknown }>;
  getWXContext(): Record<string, string>;
  uploadFile(request: object): Promise<{ fileID: string }>;
  downloadFile(request: object): Promise<{ fileContent: Buffer }>;
  deleteFile(request: object): Promise<{ fileList: { status: number }[] }>;
  getTempFileURL(request: object): Promise<{ fileList: { status: number }[] }>;
  openapi: {
    subscribeMessage: { send(message: object): Promise<{ errCode: number }> };
    security: { msgSecCheck(request: object): Promise<{ result: { suggest: string } }> };
    phonenumber: { getPhoneNumber(request: object): Promise<{ phoneInfo: { purePhoneNumber: string } }> };
    customerServiceMessage: { send(message: object): Promise<object> };
    wxacode: { getUnlimited(request: object): Promise<{ contentType: string; buffer: Buffer }> };
  };
}
interface WxDatabase {
  command: Record<string, (...values: unknown[]) => unknown>;
  collection(name: string): WxCollection;
  createCollection(name: string): Promise<object>;
  startTransaction(): Promise<WxTransaction>;
  runTransaction(body: (transaction: WxTransaction) => Promise<void>): Promise<object>;
}
interface WxTransaction {
  collection(name: string): WxCollection;
  commit(): Promise<void>;
  rollback(): Promise<void>;
}
interface WxCollection {
  add(row: object): Promise<{ _id: string }>;
  doc(id: string): {
    get(): Promise<{ data: unknown }>;
    update(change: object): Promise<{ stats: { updated: number } }>;
    set(row: object): Promise<object>;
    remove(): Promise<{ stats: { removed: number } }>;
  };
  count(): Promise<{ total: number }>;
  where(filter: object): {
    get(): Promise<{ data: { _id: string }[] }>;
    count(): Promise<{ total: number }>;
    update(change: object): Promise<{ stats: { updated: number } }>;
    remove(): Promise<{ stats: { removed: number } }>;
  };
  aggregate(): { match(filter: object): { count(name: string): { end(): Promise<{ list: object[] }> } } };
}

const folder = dataFolder();
let files: Server;
let cloud: SdkCloud;
let wechat: WeChat;
let wx: WxCloud;
beforeAll(async () => {
  const clock = fixedClock(Date.parse('2022-12-02T09:00:00+08:00'));
  wechat = new WeChat({ clock });
  let origin = '';
  const storage = new Storage(folder.path, clock, () => origin);
  files = createServer((call, response) => void answerObject(storage, call, response, new URL(call.url!, origin)));
  await new Promise<void>((ready) => files.listen(0, '127.0.0.1', ready));
  origin = `http://127.0.0.1:${(files.address() as AddressInfo).port}`;
  const invokeFunction = (name: string, event: unknown) =>
    name === 'echo'
      ? Promise.resolve(JSON.stringify({ heard: event }))
      : Promise.reject(new PlatformError('FUNCTION_NOT_FOUND', name));
  cloud = await startSdkCloud({ clock, handlers: { wechat, storage, invokeFunction } });
  wx = (await import('wx-server-sdk')) as unknown as WxCloud;
  wx.init({ env: 'local' });
});
afterAll(async () => {
  await cloud.local.close();
  files.closeAllConnections();
  await new Promise((closed) => files.close(closed));
  folder.remove();
});

test('rows are added, read, changed, counted and removed', async () => {
  const db = wx.database();
  const things = db.collection('things');
  const { _id } = await things.add({ data: { _id: 't1', kind: 'a', n: 1, code: 't1' } });
  await things.doc('t2').set({ data: { kind: 'a', n: 2, code: 't2' } });

  const one = await things.doc('t1').update({ data: { n: db.command['inc']!(5) } });
  const all = await things.where({ kind: 'a' }).update({ data: { seen: true } });
  const read = await things.doc('t1').get();
  const counted = await things.where({ n: db.command['gte']!(2) }).count();
  const grouped = await things.aggregate().match({ kind: 'a' }).count('total').end();
  const removed = await things.where({ kind: 'a' }).remove();

  expect(_id).toBe('t1');
  expect([one.stats.updated, all.stats.updated]).toEqual([1, 2]);
  expect(read.data).toEqual({ _id: 't1', kind: 'a', n: 6, code: 't1', seen: true });
  expect(counted.total).toBe(2);
  expect(grouped.list).toEqual([{ total: 2 }]);
  expect(removed.stats.removed).toBe(2);
});

test('a transaction lands when it is committed', async () => {
  const db = wx.database();
  const transaction = await db.startTransaction();
  await transaction.collection('plain').add({ data: { _id: 'in' } });

  const before = await db.collection('plain').where({ _id: 'in' }).count();
  await transaction.commit();
  const after = await db.collection('plain').where({ _id: 'in' }).count();

  expect([before.total, after.total]).toEqual([0, 1]);
});

test('a transaction is run, and rolled back', async () => {
  const db = wx.database();
  await db
    .collection('plain')
    .doc('tx')
    .set({ data: { n: 1 } });

  await db.runTransaction(async (transaction) => {
    await transaction
      .collection('plain')
      .doc('tx')
      .update({ data: { n: 2 } });
  });
  const dropped = await db.startTransaction();
  await dropped
    .collection('plain')
    .doc('tx')
    .update({ data: { n: 3 } });
  await dropped.rollback();

  expect((await db.collection('plain').doc('tx').get()).data).toEqual({ _id: 'tx', n: 2 });
});

test('a collection is made, and rows that are not there are an error', async () => {
  await wx.database().createCollection('made');

  const missing = wx.database().collection('made').doc('none').get();

  await expect(missing).rejects.toMatchObject({ errCode: -1 });
  await expect(wx.database().collection('never').count()).rejects.toMatchObject({ errCode: -502005 });
});

test('its errors have the numbers that WeChat gives them', async () => {
  await wx
    .database()
    .collection('plain')
    .add({ data: { _id: 'same' } });

  await expect(
    wx
      .database()
      .collection('plain')
      .add({ data: { _id: 'same' } }),
  ).rejects.toMatchObject({
    errCode: -502001,
  });
  await expect(wx.callFunction({ name: 'nope' })).rejects.toMatchObject({
    errMsg: expect.stringContaining('nope') as string,
  });
});

test('a file goes up, comes back and goes away', async () => {
  const { fileID } = await wx.uploadFile({ cloudPath: '照片/门.txt', fileContent: Buffer.from('a door') });

  const { fileContent } = await wx.downloadFile({ fileID });
  const deleted = await wx.deleteFile({ fileList: [fileID] });
  const { fileList } = await wx.getTempFileURL({ fileList: [fileID] });

  expect(fileContent.toString()).toBe('a door');
  expect([deleted.fileList[0]!.status, fileList[0]!.status]).toEqual([0, -503003]);
});

test('a phone number is asked for, and an API that is not here is refused as WeChat does', async () => {
  const code = wechat.phoneNumbers.issue('15400000001');

  const { phoneInfo } = await wx.openapi.phonenumber.getPhoneNumber({ code });
  const again = wx.openapi.phonenumber.getPhoneNumber({ code });
  const absent = wx.openapi.customerServiceMessage.send({ touser: 'o-zhou', msgtype: 'text' });

  expect(phoneInfo.purePhoneNumber).toBe('15400000001');
  await expect(again).rejects.toMatchObject({ errCode: 40029 });
  await expect(absent).rejects.toMatchObject({ errCode: 40066 });
});

test('functions are called and files looked for', async () => {
  const answer = await wx.callFunction({ name: 'echo', data: { a: 1 } });
  const { fileList } = await wx.getTempFileURL({ fileList: ['cloud://local.6c6f-local-1300000000/none.txt'] });

  expect(answer.result).toEqual({ heard: { a: 1 } });
  expect(fileList).toMatchObject([{ status: -503003 }]);
});

test('messages, checks and codes go through the older wrapping too', async () => {
  wechat.messages.chosen('o-zhou', { 'local-notice': 'accept' });
  wechat.contentCheck.visited('o-zhou');
  const fields = {
    thing1: { value: '明天发暖心包' },
    thing2: { value: '阳坊镇总工会' },
    date3: { value: '2022年12月2日' },
  };
  const message = { touser: 'o-zhou', templateId: 'local-notice', page: 'pages/home/home', data: fields };

  const sent = await wx.openapi.subscribeMessage.send(message);
  const second = await wx.openapi.subscribeMessage.send(message).catch((error: unknown) => error);
  const check = await wx.openapi.security.msgSecCheck({ version: 2, openid: 'o-zhou', scene: 2, content: '谢谢' });
  const code = await wx.openapi.wxacode.getUnlimited({ scene: 's=01', page: 'pages/home/home' });

  expect(sent.errCode).toBe(0);
  expect(second).toMatchObject({ errCode: 43101 });
  expect(check.result.suggest).toBe('pass');
  expect(code.contentType).toBe('image/png');
  expect(code.buffer.subarray(1, 4).toString()).toBe('PNG');
});
