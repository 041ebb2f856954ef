import { PNG } from 'pngjs';
import type { PushedEvent } from '../../../local/cloudbase/wechat/events';
import type { WeChat } from '../../../local/cloudbase/wechat/wechat';
import type { SdkCloud } from '../sdk';
import { ask, call, startWeChat } from './stage';

let cloud: SdkCloud;
let wechat: WeChat;
let events: PushedEvent[];
beforeEach(async () => ({ wechat, cloud, events } = await startWeChat()));
afterEach(() => cloud.local.close());

test.each<[string, object, number | string]>([
  ['a plain text', {}, 'pass'],
  ['a risky one', { content: '一起来赌博' }, 'risky'],
  ['one to look at', { content: '刷单日结' }, 'review'],
  ['somebody who never came', { openid: 'o-nobody' }, 40003],
  ['an empty text', { content: '' }, 47001],
  ['a text that is too long', { content: '长'.repeat(2_501) }, 47001],
  ['the version that is frozen', { version: 1 }, 40097],
])('content check: %s', async (_, given, outcome) => {
  wechat.contentCheck.visited('o-zhou');

  const answer = await call('/wxa/msg_sec_check', {
    version: 2,
    openid: 'o-zhou',
    scene: 2,
    content: '谢谢站点的师傅',
    ...given,
  });

  const { errcode, result } = answer as { errcode: number; result?: { suggest: string } };
  expect(result?.suggest ?? errcode).toBe(outcome);
});

test('whoever was last here two hours ago cannot be checked any more', async () => {
  wechat.contentCheck.visited('o-zhou');
  cloud.clock.advance(2 * 3_600_000 + 1);

  const answer = await call('security.msgSecCheck', { version: 2, openid: 'o-zhou', scene: 2, content: '您好' });

  expect(answer['errcode']).toBe(61010);
});

test.each<[string, object, number | string]>([
  ['a picture', {}, 'pass'],
  ['one whose name says so', { media_url: 'http://127.0.0.1/visits/risky.jpg' }, 'risky'],
  ['one that it cannot read', { media_url: 'http://127.0.0.1/visits/unreadable.jpg' }, 'none'],
  ['a film', { media_type: 1 }, 40097],
  ['a path of the storage', { media_url: 'cloud://local/a.jpg' }, 47001],
  ['somebody who never came', { openid: 'o-nobody' }, 40003],
])('media check of %s: a receipt, then a push', async (_, given, outcome) => {
  wechat.contentCheck.visited('o-zhou');
  const request = { version: 2, openid: 'o-zhou', scene: 4, media_type: 2, media_url: 'http://127.0.0.1/visits/a.jpg' };

  const { errcode, trace_id: receipt } = await call('/wxa/media_check_async', { ...request, ...given });

  await new Promise((resolve) => setTimeout(resolve, 5));
  const [push] = events.filter(({ trace_id: id }) => id === receipt);
  const { suggest = 'none' } = (push?.['result'] ?? {}) as { suggest?: string };
  expect(push ? suggest : errcode).toBe(outcome);
  expect(events).toHaveLength(errcode === 0 ? 1 : 0);
});

test('a code for the door is a picture of page and scene', async () => {
  const answer = await ask('wxacode.getUnlimited', { scene: 's=01', page: 'pages/home/home' });

  const picture = PNG.sync.read(Buffer.from(answer as string, 'base64'));
  expect([picture.width, picture.height]).toEqual([430, 430]);
  expect(new Set(picture.data).size).toBe(2);
});

test.each<[string, object, number]>([
  ['a scene in Chinese', { scene: '站点一' }, 40169],
  ['a scene of 33 letters', { scene: 'x'.repeat(33) }, 40169],
  ['a page with a slash in front', { page: '/pages/home/home' }, 41030],
  ['a page that does not exist', { page: 'pages/gone/gone' }, 41030],
  ['a width of one pixel', { width: 1 }, 40097],
])('a code with %s is refused', async (_, wrong, errcode) => {
  expect((await call('wxacode.getUnlimited', { scene: 's=01', page: 'pages/home/home', ...wrong }))['errcode']).toBe(
    errcode,
  );
});

test('an API that is not here says so', async () => {
  expect((await call('/wxa/getpaidunionid', {}))['errcode']).toBe(40066);
});
