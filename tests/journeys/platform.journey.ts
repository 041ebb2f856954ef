import { openStage } from './stage';
import type { Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

const QUIET = { as: 'courier-zhou', page: 'pages/messages/messages' };

test('a photo goes up to the machine, is found there, and can be taken away', async () => {
  const { page } = await stage.phone(QUIET);

  const seen = await page.evaluate<Record<string, unknown>>(`(async () => {
    const { tempFiles: [photo] } = await wx.chooseMedia({ mediaType: ['image'], sourceType: ['camera'] });
    const { fileID } = await wx.cloud.uploadFile({ cloudPath: 'photos/dusk.jpg', filePath: photo.tempFilePath });
    const back = await wx.cloud.downloadFile({ fileID });
    const size = wx.getFileSystemManager().readFileSync(back.tempFilePath).byteLength;
    const { fileList: [deleted] } = await wx.cloud.deleteFile({ fileList: [fileID] });
    const { fileList: [gone] } = await wx.cloud.getTempFileURL({ fileList: [fileID] });
    return { isWhole: size === photo.size, deleted: deleted.status, gone: gone.status };
  })()`);

  expect(seen).toEqual({ isWhole: true, deleted: 0, gone: 1 });
}, 60_000);

test('consent given in the dialog is one message that the machine may send', async () => {
  const { page } = await stage.phone(QUIET);
  await page.evaluate(`void [...document.querySelectorAll('.wx-screen:not([hidden]) wx-view')].at(-1).__wxElement
    .addListener('tap', () => void wx.requestSubscribeMessage({ tmplIds: ['local-claim'] }).then((told) => (globalThis.told = told)))`);
  const { x, y, width, height } = (await page.locator('.wx-screen:not([hidden]) wx-view').last().boundingBox())!;
  await page.mouse.click(x + width / 2, y + height / 2);

  await page.getByText('领取提醒').waitFor();
  await page.getByText('允许', { exact: true }).click();
  await page.waitForFunction('globalThis.told');

  expect(await page.evaluate('told')).toEqual({ errMsg: 'requestSubscribeMessage:ok', 'local-claim': 'accept' });
}, 60_000);
