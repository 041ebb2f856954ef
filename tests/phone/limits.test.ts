import { readFileSync } from 'node:fs';
import { page, testPhone, within } from './test-phone';
import type { Reached, TestPhone } from './test-phone';

const pages = {
  ...page(
    'plain',
    '<view>{{text}}</view><image src="{{picture}}" style="width: 50px; height: 50px" /><canvas type="2d" id="c" style="width: 100px; height: 80px" />',
    "{ data: { text: '', picture: '' } }",
  ),
};

const stored = new Map<string, Buffer>();
function storage({ method, path, body }: Reached): unknown {
  if (path === '/fn/echo') return JSON.parse(body) as unknown;
  if (path.startsWith('/cos/') && method === 'PUT') {
    stored.set(path, Buffer.from(body));
    return '';
  }
  if (path !== '/local/storage') return undefined;
  const wire = JSON.parse(body) as {
    action: string;
    path: string;
    file_list: { fileid: string }[];
    fileid_list: string[];
  };
  const found = (fileID: string) => stored.has(fileID.replace('cloud://env.bucket', '/cos'));
  if (wire.action === 'storage.getUploadMetadata') {
    const fileId = `cloud://env.bucket/${wire.path}`;
    return { data: { url: `/cos/${wire.path}`, token: 't', authorization: 'a', fileId, cosFileId: 'x' } };
  }
  if (wire.action === 'storage.batchGetDownloadUrl') {
    const told = wire.file_list.map(({ fileid: fileID }) =>
      found(fileID)
        ? { fileID, tempFileURL: '/app/index.html', code: 'SUCCESS' }
        : { fileID, tempFileURL: '', code: 'STORAGE_FILE_NONEXIST' },
    );
    return { data: { download_list: told } };
  }
  return { data: { delete_list: wire.fileid_list.map((fileID) => ({ fileID, code: 'SUCCESS' })) } };
}

let phone: TestPhone;
beforeAll(async () => {
  phone = await testPhone(pages, {}, storage);
}, 60_000);
afterAll(() => phone.close());

type Refusal = { errMsg: string };

test('an entry of more than 1 MB and an eleventh megabyte are refused', async () => {
  const opened = await phone.open('pages/plain');
  const set = (key: string, bytes: number) =>
    within<Refusal>(opened, `wx.setStorage({ key: '${key}', data: 'x'.repeat(${bytes}) })`);

  expect((await set('big', 1024 * 1024)).errMsg).toBe('setStorage:fail entry size limit reached');
  const answers = [];
  for (let i = 0; i < 11; i += 1) answers.push((await set(`k${i}`, 1024 * 1000)).errMsg);
  expect(answers.at(-1)).toBe('setStorage:fail exceed storage max size 10Mb');
  expect(
    await within(
      opened,
      "(() => { try { wx.setStorageSync('more', 'x'.repeat(1024 * 1000)); } catch ({ message }) { return message; } })()",
    ),
  ).toBe('setStorageSync:fail exceed storage max size 10Mb');
});

test('each person keeps their own', async () => {
  const opened = await phone.open('pages/plain');
  await within(opened, "wx.setStorageSync('name', { word: '好' })");
  await opened.page.evaluate("__phone.change({ openid: 'other' })");
  const theirs = await within(opened, "wx.getStorageSync('name')");
  await opened.page.evaluate("__phone.change({ openid: 'tester' })");

  expect([theirs, await within(opened, "wx.getStorageSync('name')")]).toEqual(['', { word: '好' }]);
  expect(await within(opened, 'wx.getStorageInfoSync()')).toEqual({
    keys: ['name'],
    currentSize: 1,
    limitSize: 10_240,
  });
});

test('setData carries 1 MB at most, and what is heavy is recorded', async () => {
  const opened = await phone.open('pages/plain');

  const refused = await within<Refusal>(opened, "getCurrentPages()[0].setData({ text: 'x'.repeat(1024 * 1024) })");
  await within(opened, "getCurrentPages()[0].setData({ text: 'x'.repeat(40 * 1024) })");
  await within(opened, "getCurrentPages()[0].setData({ text: '轻' })");

  expect(refused.errMsg).toContain('exceed the limit of 1048576 bytes');
  expect(await within(opened, '__phone.report.heavy')).toEqual([
    { of: 'pages/plain', bytes: 40 * 1024 + '{"text":""}'.length, keys: ['text'] },
  ]);
});

test('a network that is gone, slow or lossy answers as WeChat tells it', async () => {
  const opened = await phone.open('pages/plain', { network: 'none' });
  const call = () =>
    within<{ errMsg: string; errCode?: number; result?: object }>(
      opened,
      "wx.cloud.callFunction({ name: 'echo', data: { a: 1 } })",
    );
  const gone = await call();
  await opened.page.evaluate("__phone.change({ network: 'lossy', seed: 3 })");
  const before = phone.reached.length;
  const lossy = [];
  for (let i = 0; i < 24; i += 1) lossy.push(await call());
  const arrived = phone.reached.length - before;
  const answered = lossy.filter(({ result }) => result).length;
  await opened.page.evaluate("__phone.change({ network: 'lossy', seed: 4 }); __phone.change({ seed: 3 })");
  const again = [];
  for (let i = 0; i < 24; i += 1) again.push(await call());

  expect(gone).toMatchObject({ errMsg: expect.stringContaining('cloud.callFunction:fail') as string, errCode: -1 });
  expect([arrived < 24, answered < arrived]).toEqual([true, true]);
  expect(again.map(({ errMsg }) => errMsg)).toEqual(lossy.map(({ errMsg }) => errMsg));
});

test('a photo is chosen, shown, uploaded, found again and deleted', async () => {
  const opened = await phone.open('pages/plain');
  const { page: screen } = opened;
  const asked = within<{ tempFiles: { tempFilePath: string; size: number }[] }>(
    opened,
    "wx.chooseMedia({ count: 1, mediaType: ['image'] })",
  );
  await screen.getByText('拍摄').click();
  const {
    tempFiles: [file],
  } = await asked;
  await within(opened, `getCurrentPages()[0].setData({ picture: '${file!.tempFilePath}' })`);
  await screen.waitForFunction("document.querySelector('wx-image img').naturalWidth === 1080");

  const upload = await within<{ fileID: string }>(
    opened,
    `wx.cloud.uploadFile({ cloudPath: 'photos/a.jpg', filePath: '${file!.tempFilePath}' })`,
  );
  const urls = await within(
    opened,
    `wx.cloud.getTempFileURL({ fileList: ['${upload.fileID}', 'cloud://env.bucket/none'] })`,
  );
  const deleted = await within(opened, `wx.cloud.deleteFile({ fileList: ['${upload.fileID}'] })`);

  expect(upload).toMatchObject({
    errMsg: 'cloud.uploadFile:ok',
    fileID: 'cloud://env.bucket/photos/a.jpg',
    statusCode: 204,
  });
  expect(urls).toMatchObject({
    fileList: [
      { status: 0, tempFileURL: '/app/index.html' },
      { status: 1, errMsg: 'STORAGE_FILE_NONEXIST' },
    ],
  });
  expect(deleted).toMatchObject({ fileList: [{ status: 0 }] });
});

test('a photo of 20 MB is handed over with its size, and can be made smaller', async () => {
  const opened = await phone.open('pages/plain');
  const asked = within<{ tempFiles: { size: number }[] }>(
    opened,
    "wx.chooseMedia({ count: 3, mediaType: ['image'], sourceType: ['album'] })",
  );
  const chooser = await opened.page.waitForEvent('filechooser');
  await chooser.setFiles([{ name: 'big.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(20 * 1024 * 1024) }]);
  const camera = await within<{ tempFiles: { tempFilePath: string; size: number }[] }>(
    opened,
    "wx.chooseMedia({ sourceType: ['camera'] })",
  );
  const small = await within<{ tempFilePath: string }>(
    opened,
    `wx.compressImage({ src: '${camera.tempFiles[0]!.tempFilePath}', quality: 40, compressedWidth: 270 })`,
  );
  const broken = await within<Refusal>(opened, "wx.compressImage({ src: 'wxfile://none.jpg' })");

  expect((await asked).tempFiles).toMatchObject([{ size: 20 * 1024 * 1024, fileType: 'image' }]);
  expect(await within(opened, `wx.getImageInfo({ src: '${small.tempFilePath}' })`)).toMatchObject({
    width: 270,
    height: 360,
  });
  expect(broken.errMsg).toContain('compressImage:fail file not found');
});

test('files are written, read, listed and kept when the phone restarts', async () => {
  const opened = await phone.open('pages/plain');
  const path = 'wx.env.USER_DATA_PATH';
  await within(opened, `wx.getFileSystemManager().writeFileSync(${path} + '/a.txt', '你好')`);
  await within(opened, `wx.getFileSystemManager().mkdirSync(${path} + '/d')`);
  const listed = await within(opened, `wx.getFileSystemManager().readdirSync(${path})`);
  const denied = await within<Refusal>(
    opened,
    "new Promise((resolve, reject) => wx.getFileSystemManager().writeFile({ filePath: 'wxfile://other.txt', data: 'x', success: resolve, fail: reject }))",
  );
  const none = await within<Refusal>(opened, `wx.getFileSystemManager().readFileSync(${path} + '/none')`);
  await opened.page.waitForFunction(
    "new Promise((done) => { const o = indexedDB.open('wx-files', 1); o.onsuccess = () => { const c = o.result.transaction('files').objectStore('files').count(); c.onsuccess = () => done(c.result === 1); }; })",
  );
  await opened.page.reload();
  await opened.page.waitForSelector('body[data-ready]');

  expect(listed).toEqual(['a.txt', 'd']);
  expect(denied.errMsg).toContain('writeFile:fail permission denied');
  expect(none.errMsg).toContain('readFileSync:fail no such file or directory');
  expect(await within(opened, `wx.getFileSystemManager().readFileSync(${path} + '/a.txt', 'utf8')`)).toBe('你好');
});

test('a canvas is real: drawn on by its node, read back as a picture, saved to the album', async () => {
  const opened = await phone.open('pages/plain');
  const size = await within(
    opened,
    `new Promise((done) => wx.createSelectorQuery().select('#c').fields({ node: true, size: true }).exec(([{ node, width, height }]) => {
      node.width = 20; node.height = 10; const pen = node.getContext('2d'); pen.fillStyle = '#C8451B'; pen.fillRect(0, 0, 20, 10);
      globalThis.canvas = node; done([width, height, [...pen.getImageData(3, 3, 1, 1).data]]); }))`,
  );
  const picture = await within<{ tempFilePath: string }>(
    opened,
    'wx.canvasToTempFilePath({ canvas, destWidth: 40, destHeight: 20 })',
  );
  const [download] = await Promise.all([
    opened.page.waitForEvent('download'),
    within(opened, `wx.saveImageToPhotosAlbum({ filePath: '${picture.tempFilePath}' })`),
    opened.page.getByText('允许').click(),
  ]);

  expect(size).toEqual([100, 80, [200, 69, 27, 255]]);
  expect(await within(opened, `wx.getImageInfo({ src: '${picture.tempFilePath}' })`)).toMatchObject({
    width: 40,
    height: 20,
    type: 'png',
  });
  expect(
    readFileSync(await download.path())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
});

test('a document opens, a file of another kind does not', async () => {
  const opened = await phone.open('pages/plain');
  await within(opened, "wx.getFileSystemManager().writeFileSync(wx.env.USER_DATA_PATH + '/名单.xlsx', 'PK')");

  await within(opened, "wx.openDocument({ filePath: wx.env.USER_DATA_PATH + '/名单.xlsx', showMenu: true })");
  const gone = await within<Refusal>(opened, "wx.openDocument({ filePath: 'wxfile://none.pdf' })");

  await opened.page.getByText('名单.xlsx').waitFor();
  expect(gone.errMsg).toContain("openDocument:fail file doesn't exist");
});
