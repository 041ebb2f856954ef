import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PushedEvent } from '../../../local/cloudbase/wechat/events';
import { pagesOf } from '../../../local/cloudbase/wechat/pages';
import type { WeChat, WeChatOptions } from '../../../local/cloudbase/wechat/wechat';
import type { SdkCloud } from '../sdk';
import { call, startWeChat } from './stage';

const TEMPLATE = 'local-claim';
const DATA = {
  thing1: { value: '暖心包' },
  thing2: { value: '中航技工业站点' },
  time3: { value: '18:00' },
  thing4: { value: '过时会让给下一位' },
};
let cloud: SdkCloud;
let wechat: WeChat;
let events: PushedEvent[];

async function begin(options: Partial<WeChatOptions> = {}): Promise<void> {
  ({ wechat, events, cloud } = await startWeChat(options));
}
afterEach(() => cloud.local.close());

const send = (more: object = {}) =>
  call('subscribeMessage.send', {
    touser: 'o-zhou',
    template_id: TEMPLATE,
    page: 'pages/home/home',
    data: DATA,
    ...more,
  });

test('one tap of consent is one message, and it lies in the outbox as the person sees it', async () => {
  await begin();
  wechat.messages.chosen('o-zhou', { [TEMPLATE]: 'accept' });

  const codes = [(await send())['errcode'], (await send())['errcode']];

  expect(codes).toEqual([0, 43101]);
  expect(wechat.messages.outbox).toEqual([
    {
      at: Date.parse('2022-12-02T09:00:00+08:00'),
      openid: 'o-zhou',
      templateId: TEMPLATE,
      title: '领取提醒',
      page: 'pages/home/home',
      lines: [
        { label: '物品', value: '暖心包' },
        { label: '地点', value: '中航技工业站点' },
        { label: '截止时间', value: '18:00' },
        { label: '提示', value: '过时会让给下一位' },
      ],
      data: DATA,
    },
  ]);
});

test.each<[string, object, number]>([
  ['nobody', { touser: '' }, 40003],
  ['a template that does not exist', { template_id: 'constructor' }, 40037],
  ['a page that does not exist', { page: 'pages/gone/gone' }, 41030],
  ['a field that is too long', { data: { ...DATA, thing1: { value: '长'.repeat(21) } } }, 47003],
  ['a field that is empty', { data: { ...DATA, thing2: { value: '' } } }, 47003],
  ['a field that is left out', { data: { thing1: DATA.thing1 } }, 47003],
  ['a field of no template', { data: { ...DATA, thing9: { value: 'x' } } }, 47003],
])('a message to %s costs no consent', async (_, wrong, errcode) => {
  await begin();
  wechat.messages.chosen('o-zhou', { [TEMPLATE]: 'accept' });

  const answer = await send(wrong);
  const after = await send();

  expect(answer['errcode']).toBe(errcode);
  expect(after['errcode']).toBe(0);
});

test('a refusal is no consent', async () => {
  await begin();
  wechat.messages.chosen('o-zhou', { [TEMPLATE]: 'reject' });

  expect(await send()).toMatchObject({ errcode: 43101, errmsg: 'user refuse to accept the msg' });
});

test('the Beijing day has a quota, and the next one its own', async () => {
  await begin({ dailyQuota: 1 });
  for (let i = 0; i < 3; i += 1) wechat.messages.chosen('o-zhou', { [TEMPLATE]: 'accept' });

  const today = [(await send())['errcode'], (await send())['errcode']];
  cloud.clock.set(Date.parse('2022-12-02T23:59:59+08:00'));
  const late = (await send())['errcode'];
  cloud.clock.set(Date.parse('2022-12-03T00:00:00+08:00'));
  const tomorrow = (await send())['errcode'];

  expect([...today, late, tomorrow]).toEqual([0, 45009, 45009, 0]);
});

test.each([-1, 40001, 40003, 40037, 40038, 41030, 43101, 43107, 43108, 45009, 45168, 47003])(
  'the code %d can be asked for',
  async (errcode) => {
    await begin({ fault: () => errcode });

    expect((await send())['errcode']).toBe(errcode);
    expect(wechat.messages.outbox).toEqual([]);
  },
);

test('consents and switches survive a restart, whatever a power cut tore off', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'niangjia-consents-'));
  const consentsFile = join(folder, 'consents.jsonl');
  await begin({ consentsFile });
  wechat.messages.chosen('o-zhou', { [TEMPLATE]: 'accept' });
  wechat.messages.chosen('o-zhou', { [TEMPLATE]: 'accept' });
  wechat.messages.turned('o-xu', { mainSwitch: false });
  await send();
  await cloud.local.close();
  appendFileSync(consentsFile, '["o-zhou",{"cred');

  await begin({ consentsFile });

  expect([(await send())['errcode'], (await send())['errcode']]).toEqual([0, 43101]);
  expect(wechat.consents.of('o-xu').mainSwitch).toBe(false);
  rmSync(folder, { recursive: true });
});

test('a choice that is kept counts at each tap, and no dialog is told of', async () => {
  await begin();
  wechat.messages.chosen('o-zhou', { [TEMPLATE]: 'accept' }, true);
  wechat.messages.chosen('o-zhou', { [TEMPLATE]: 'accept' }, true);

  const codes = [(await send())['errcode'], (await send())['errcode'], (await send())['errcode']];

  expect(codes).toEqual([0, 0, 43101]);
  expect(wechat.consents.of('o-zhou').itemSettings).toEqual({ [TEMPLATE]: 'accept' });
  expect(events.filter(({ Event }) => Event === 'subscribe_msg_popup_event').length).toBe(1);
});

test('what is switched off is not sent and costs no consent, and only refusals are told', async () => {
  await begin();
  wechat.messages.chosen('o-zhou', { [TEMPLATE]: 'accept' });
  const outcome = async (switches: Parameters<typeof wechat.messages.turned>[1]) => {
    wechat.messages.turned('o-zhou', switches);
    return (await send())['errcode'];
  };

  const codes = [
    await outcome({ itemSettings: { [TEMPLATE]: 'reject' } }),
    await outcome({ itemSettings: { [TEMPLATE]: 'accept' }, mainSwitch: false }),
    await outcome({ mainSwitch: true }),
  ];

  const changes = events.filter(({ Event }) => Event === 'subscribe_msg_change_event').map(({ List }) => List);
  expect(codes).toEqual([43101, 43101, 0]);
  expect(changes).toEqual([{ TemplateId: TEMPLATE, SubscribeStatusString: 'reject' }]);
});

test('with sound is consent too; a template that was banned or left out is none', async () => {
  await begin();

  wechat.messages.chosen('o-zhou', { [TEMPLATE]: 'acceptWithAudio', 'local-notice': 'ban', 'local-request': 'filter' });

  expect(wechat.consents.of('o-zhou').credits).toEqual({ [TEMPLATE]: 1 });
  expect(events.map(({ List }) => List)).toEqual([
    { TemplateId: TEMPLATE, SubscribeStatusString: 'accept', PopupScene: '0' },
  ]);
  expect(() => wechat.messages.chosen('o-zhou', { gone: 'accept' })).toThrow(RangeError);
});

test('a template for the long term needs no consent for each message, and ends with a refusal', async () => {
  const title = '长期';
  await begin({ templates: { [TEMPLATE]: { title, fields: { thing1: '物品' }, kind: 'longTerm' } } });
  const data = { thing1: DATA.thing1 };

  const codes = [(await send({ data }))['errcode'], (await send({ data }))['errcode']];
  wechat.messages.turned('o-zhou', { itemSettings: { [TEMPLATE]: 'reject' } });
  const refusal = (await send({ data }))['errcode'];

  expect([...codes, refusal]).toEqual([0, 0, 43101]);
});

test('a message that went out is told as sent', async () => {
  await begin();
  wechat.messages.chosen('o-zhou', { [TEMPLATE]: 'accept' });

  const { msgid } = await send();

  expect(events.at(-1)).toEqual({
    ToUserName: 'gh_local',
    FromUserName: 'o-zhou',
    CreateTime: Date.parse('2022-12-02T09:00:00+08:00') / 1_000,
    MsgType: 'event',
    Event: 'subscribe_msg_sent_event',
    List: { TemplateId: TEMPLATE, MsgID: String(msgid as number), ErrorCode: '0', ErrorStatus: 'success' },
  });
});

test.each([
  [{}, false, 'number'],
  [{ list: 'list' }, true, 'number'],
  [{ time: 'text' }, false, 'string'],
] as const)('an event written as %j has a list of one: %p, and a time that is a %s', async (shape, isList, type) => {
  await begin({ eventShape: () => shape });

  wechat.messages.chosen('o-zhou', { [TEMPLATE]: 'accept' });

  const [{ List, CreateTime } = events[0]!] = events;
  expect([Array.isArray(List), typeof CreateTime, Number(CreateTime)]).toEqual([isList, type, 1_669_942_800]);
});

test('pages of the parts loaded apart are pages too', async () => {
  const pages = pagesOf({ pages: ['pages/home/home'], subPackages: [{ root: 'packages/people', pages: ['me/me'] }] });
  await begin({ pages });
  for (let i = 0; i < 3; i += 1) wechat.messages.chosen('o-zhou', { [TEMPLATE]: 'accept' });

  const codes = ['packages/people/me/me?from=message', '', 'me/me'].map(
    async (page) => (await send({ page }))['errcode'],
  );

  expect(await Promise.all(codes)).toEqual([0, 0, 41030]);
});

test('an event about one template carries it, about several a list', async () => {
  await begin();

  wechat.messages.chosen('o-zhou', { [TEMPLATE]: 'accept' });
  wechat.messages.chosen('o-zhou', { [TEMPLATE]: 'accept', 'local-notice': 'reject' });

  const entry = { TemplateId: TEMPLATE, SubscribeStatusString: 'accept', PopupScene: '0' };
  expect(events.map(({ Event, List }) => [Event, List])).toEqual([
    ['subscribe_msg_popup_event', entry],
    ['subscribe_msg_popup_event', [entry, { ...entry, TemplateId: 'local-notice', SubscribeStatusString: 'reject' }]],
  ]);
});
