import { see, top } from './hands';
import { arrive, openStage, photograph } from './stage';
import type { Stage } from './stage';
import type { Phone } from '../../local/phone/browser';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

const VISIT = { page: 'packages/warmth-goods/pages/visit/visit?trip=demo-trip-1&stop=s1' };

async function takePhoto(phone: Phone): Promise<void> {
  await top(phone).getByLabel('加照片').click();
  await phone.page.getByText('拍摄').click();
}

/** Waits until WeChat has said of every photo what it found. */
async function looked(): Promise<void> {
  for (;;) {
    const reply = await stage.machine.call('warmth', 'admin-gao', 'readVisit', { tripId: 'demo-trip-1', stopId: 's1' });
    const { photos } = (reply as unknown as { data: { photos: { state: string }[] } }).data;
    if (photos.every(({ state }) => state === 'shown')) return;
  }
}

test('a photo of a visit is kept without saving, seen by the others once WeChat let it pass, and taken away for all', async () => {
  await stage.machine.local('/local/faults', { seed: 1, slowPictures: true });
  const li = await stage.phone({ ...VISIT, as: 'secretary-li', scale: '1.6' });
  await arrive(li, '可以不拍');
  await takePhoto(li);
  await see(li, '在审核');
  await takePhoto(li);
  await top(li).getByText('2 张，最多 9 张').waitFor();
  await top(li).getByText('正在传').waitFor({ state: 'detached' });
  await top(li).getByLabel('加照片').scrollIntoViewIfNeeded();
  await photograph(li, 'visit-photos-checking-x1.6');

  const early = await stage.phone({ ...VISIT, as: 'admin-gao' });
  await arrive(early, '2 张，最多 9 张');
  await top(early).getByText('在审核').first().waitFor();
  await stage.leave(early);

  await top(li).locator('textarea').last().fill('门口的灯坏了');
  await fetch(`${stage.machine.url}/local/faults`, { method: 'DELETE' });
  await looked();
  await li.page.evaluate('wx.startPullDownRefresh()');
  await top(li).getByText('在审核').first().waitFor({ state: 'detached' });
  expect(await top(li).locator('textarea').last().inputValue()).toBe('门口的灯坏了');
  expect(await top(li).getByText('2 张，最多 9 张').count()).toBe(1);
  const gao = await stage.phone({ ...VISIT, as: 'admin-gao' });
  await arrive(gao, '2 张，最多 9 张');
  expect(await top(gao).getByText('在审核').count()).toBe(0);
  await top(gao).getByLabel('加照片').scrollIntoViewIfNeeded();
  await photograph(gao, 'visit-photos-shown');

  await top(gao).getByLabel('去掉第 1 张').click();
  await top(gao).getByText('1 张，最多 9 张').waitFor();
  const again = await stage.phone({ ...VISIT, as: 'secretary-li' });
  await arrive(again, '1 张，最多 9 张');
}, 60_000);
