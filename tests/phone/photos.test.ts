import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Phone } from '../../local/phone/browser';
import { dataOf, page, testPhone, within } from './test-phone';
import type { Files, Reached, TestPhone } from './test-phone';

const PAGES = join(__dirname, '../../miniprogram');
const SERVICES = ['services/photo.ts', 'services/photo-board.ts', 'services/cloud.ts', 'services/network.ts'];
const folder = (path: string) => readdirSync(join(PAGES, path)).map((file) => `${path}/${file}`);
const OURS = [...SERVICES, 'text/photos.ts', ...folder('components/photo-picker'), ...folder('components/line-icon')];

const files: Files = {
  ...Object.fromEntries(OURS.map((file) => [file, readFileSync(join(PAGES, file), 'utf8')])),
  ...page(
    'visit',
    '<photo-picker photos="{{photos}}" problem="{{photoProblem}}" bind:add="onAdd" bind:again="onAgain" bind:remove="onRemove" />',
    '',
    { usingComponents: { 'photo-picker': '/components/photo-picker/photo-picker' } },
  ),
  'pages/visit.js': `const { noPhotos, PhotoBoard } = require('../services/photo-board');
    require('../services/network').followNetwork();
    Page({ data: { ...noPhotos },
      onLoad() { this.board = new PhotoBoard(this, 'visits/v1'); },
      onAdd({ detail }) { this.board.add(detail.photos); },
      onAgain({ detail }) { this.board.again(detail.id); },
      onRemove({ detail }) { this.board.remove(detail.id); } });`,
};

/** Where files arrived, with their bytes; and what was deleted. */
const arrived = new Map<string, number>();
const deleted: string[] = [];
let isFull = false;

function storage({ method, path, body }: Reached): unknown {
  if (path.startsWith('/cos/') && method === 'PUT') {
    if (isFull) return '<Code>EntityTooLarge</Code>';
    arrived.set(path, body.length);
    return '';
  }
  if (path !== '/local/storage') return undefined;
  const wire = JSON.parse(body) as { action: string; path: string; fileid_list: string[] };
  if (wire.action === 'storage.batchDeleteFile') {
    deleted.push(...wire.fileid_list);
    return { data: { delete_list: wire.fileid_list.map((fileID) => ({ fileID, code: 'SUCCESS' })) } };
  }
  const fileId = `cloud://env.bucket/${wire.path}`;
  return { data: { url: `/cos/${wire.path}`, token: 't', authorization: 'a', fileId, cosFileId: 'x' } };
}

let phone: TestPhone;
beforeAll(async () => {
  phone = await testPhone(files, {}, storage);
}, 60_000);
afterAll(() => phone.close());
beforeEach(() => {
  arrived.clear();
  deleted.length = 0;
  isFull = false;
});

interface Shown {
  photos: { id: string; state: string; progress: number; fileID: string; path: string }[];
  photoProblem: string;
}
const shown = async (opened: Phone) => (await dataOf(opened)) as unknown as Shown;
const until = (opened: Phone, state: string) =>
  opened.page.waitForFunction(`getCurrentPages()[0].data.photos.some(({ state }) => state === '${state}')`);

async function fromAlbum({ page: screen }: Phone, name: string, buffer: Buffer): Promise<void> {
  await screen.getByLabel('加照片').click();
  const [chooser] = await Promise.all([screen.waitForEvent('filechooser'), screen.getByText('从手机相册选择').click()]);
  await chooser.setFiles({ name, mimeType: 'image/bmp', buffer });
}

async function fromCamera({ page: screen }: Phone): Promise<void> {
  await screen.getByLabel('加照片').click();
  await screen.getByText('拍摄').click();
}

/** A photo as a bitmap, which is as large as its pixels. @param side pixels, a multiple of four */
function bitmap(side: number): Buffer {
  const header = Buffer.alloc(54);
  header.write('BM');
  header.writeUInt32LE(54, 10);
  header.writeUInt32LE(40, 14);
  header.writeInt32LE(side, 18);
  header.writeInt32LE(side, 22);
  header.writeUInt16LE(1, 26);
  header.writeUInt16LE(24, 28);
  return Buffer.concat([header, Buffer.alloc(side * side * 3, 'dusk and a lit window')]);
}

test('a photo goes to the cloud, tells how far it is, and is deleted with its picture', async () => {
  const opened = await phone.open('pages/visit');
  await within(
    opened,
    `void (globalThis.steps = [], (({ setData }, page) => { page.setData = (change) => { steps.push(change.photos?.[0]?.progress); setData.call(page, change); }; })(getCurrentPages()[0], getCurrentPages()[0]))`,
  );

  await fromCamera(opened);
  await until(opened, 'ready');
  const [photo] = (await shown(opened)).photos;
  await Promise.all([opened.page.waitForResponse(/storage/), opened.page.getByLabel('去掉第 1 张').click()]);

  expect((await shown(opened)).photos).toEqual([]);
  expect([...arrived.keys()]).toEqual([`/cos/visits/v1/${photo!.id}.jpg`]);
  expect(await within<number[]>(opened, 'steps')).toContain(100);
  expect(deleted).toEqual([photo!.fileID]);
  expect(opened.errors).toEqual([]);
}, 30_000);

test('a photo of 20 MB is made small and goes; what is no picture and as large is refused with a sentence', async () => {
  const opened = await phone.open('pages/visit');
  const large = bitmap(2_648);

  await fromAlbum(opened, 'door.bmp', large);
  await until(opened, 'ready');
  await fromAlbum(opened, 'film.png', large.subarray(2));
  await opened.page.getByText('有 1 张太大了（20 MB），请换一张').waitFor();

  const { photos } = await shown(opened);
  expect(large.length).toBeGreaterThan(20 * 1024 * 1024);
  expect(photos.map(({ state }) => state)).toEqual(['ready']);
  expect([...arrived.values()][0]).toBeLessThan(10 * 1024 * 1024);
  expect(opened.errors).toEqual([]);
}, 60_000);

test('without a network the photo stays on the phone, and a tap sends it to the same place when there is one', async () => {
  const opened = await phone.open('pages/visit', { network: 'none' });

  await fromCamera(opened);
  await opened.page.getByText('网络不通，照片还在手机里').waitFor();
  const [kept] = (await shown(opened)).photos;
  await opened.page.evaluate("__phone.change({ network: 'wifi' })");
  await opened.page.getByLabel('没传上去，再传一次').click();
  await until(opened, 'ready');

  expect(kept!.state).toBe('failed');
  expect([...arrived.keys()]).toEqual([`/cos/visits/v1/${kept!.id}.jpg`]);
  expect((await shown(opened)).photoProblem).toBe('');
}, 30_000);

test('a network that goes while the photo is on its way, and a cloud that takes no more, leave it to be sent again', async () => {
  const opened = await phone.open('pages/visit');
  isFull = true;

  await fromCamera(opened);
  await opened.page.getByText('有照片没传上去，点它再传一次').waitFor();
  isFull = false;
  await opened.page.getByLabel('没传上去，再传一次').click();
  await until(opened, 'ready');

  expect(arrived.size).toBe(1);
}, 30_000);

test('whoever refuses the camera is told so and led to the settings', async () => {
  const opened = await phone.open('pages/visit', { privacy: 'fresh' });

  await opened.page.getByLabel('加照片').click();
  await opened.page.getByText('拒绝', { exact: true }).click();

  await opened.page.getByText('没有相机和相册的权限，照片加不了').waitFor();
  await opened.page.getByLabel('去打开权限').click();
  await opened.page.getByText('设置', { exact: true }).waitFor();
  expect(opened.errors).toEqual([]);
}, 30_000);
