import tcb from '@cloudbase/node-sdk';
import { PlatformError } from '../../../local/cloudbase/platform-error';
import { openApiRequest, openApiResponse } from '../../../local/cloudbase/protocol/open-api-messages';
import { WeChat } from '../../../local/cloudbase/wechat/wechat';
import { startSdkCloud } from '../sdk';
import type { SdkCloud } from '../sdk';

let cloud: SdkCloud;
let wechat: WeChat;
let app: ReturnType<typeof tcb.init>;
const called: unknown[] = [];
beforeAll(async () => {
  cloud = await startSdkCloud({
    handlers: {
      async invokeFunction(name, event, token) {
        called.push([name, event, token]);
        if (name === 'broken') throw new PlatformError('FUNCTION_INVOCATION_FAILED', 'it broke');
        return JSON.stringify({ heard: event });
      },
      get wechat() {
        return wechat;
      },
    },
  });
  wechat = new WeChat({ clock: cloud.clock });
  app = tcb.init({ env: 'local' });
});
afterAll(() => cloud.local.close());

/** The environment of a function while it runs. */
async function asFunction<T>(environment: Record<string, string>, act: () => Promise<T>): Promise<T> {
  Object.assign(process.env, environment);
  try {
    return await act();
  } finally {
    for (const name of Object.keys(environment)) delete process.env[name];
  }
}

test('a function is called with plain JSON, and the token of the call it comes from', async () => {
  const environment = { WX_CONTEXT_KEYS: 'WX_API_TOKEN', WX_API_TOKEN: 'the-token' };
  const data = { n: 1, when: new Date(5), none: null };

  const { result } = await asFunction(environment, () => app.callFunction({ name: 'echo', data }));

  expect(result).toEqual({ heard: { n: 1, when: '1970-01-01T00:00:00.005Z', none: null } });
  expect(called.at(-1)).toEqual(['echo', { n: 1, when: '1970-01-01T00:00:00.005Z', none: null }, 'the-token']);
});

test('a function that breaks is told by its code, and so is an event that is too large', async () => {
  await expect(app.callFunction({ name: 'broken', data: {} })).rejects.toMatchObject({
    code: 'FUNCTION_INVOCATION_FAILED',
  });
  const before = called.length;
  await expect(app.callFunction({ name: 'echo', data: { x: 'x'.repeat(6 * 1024 * 1024) } })).rejects.toMatchObject({
    code: 'EXCEED_MAX_PAYLOAD_SIZE',
  });
  expect(called.length).toBe(before);
});

test('who is calling is read from the environment, and nobody else can be looked up', async () => {
  const environment = { WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID', WX_OPENID: 'o-zhou', WX_APPID: 'wxlocal' };

  const own = await asFunction(environment, async () => app.auth().getUserInfo());

  expect(own).toMatchObject({ openId: 'o-zhou', appId: 'wxlocal', isAnonymous: false });
  await expect(app.auth().getEndUserInfo('someone')).rejects.toMatchObject({ code: 'RESOURCE_NOT_FOUND' });
  await expect(app.auth().queryUserInfo({ platform: 'USERNAME', platformId: 'zhou' })).rejects.toMatchObject({
    code: 'RESOURCE_NOT_FOUND',
  });
});

test('WeChat is asked by the name or the address of an API', async () => {
  const ask = async (apiName: string) => {
    const { result } = (await app.callWxOpenApi({
      apiName,
      requestData: { code: wechat.phoneNumbers.issue('15400000001') } as never,
    })) as { result: { phone_info: { purePhoneNumber: string } } };
    return result.phone_info.purePhoneNumber;
  };

  expect([await ask('phonenumber.getPhoneNumber'), await ask('/wxa/business/getuserphonenumber')]).toEqual([
    '15400000001',
    '15400000001',
  ]);
});

test('the older wrapping of the open API carries bytes both ways', async () => {
  const bytes = Buffer.from([0x0a, 0x05, 0x08, 0xff, 0x80, 0x00, 0x01]);

  const garbled = app.callCompatibleWxOpenApi({ apiName: 'subscribeMessage.send', requestData: bytes as never });

  await expect(garbled).rejects.toMatchObject({ code: 'INVALID_PARAM' });
  expect(openApiResponse('image/png', Buffer.from([0xff, 0xd8])).includes(Buffer.from([0xff, 0xd8]))).toBe(true);
  expect(() => openApiRequest(bytes)).toThrow();
});

/** Its types leave this method out. */
const analytics = (sdk: object, report: object) =>
  (sdk as { analytics(report: object): Promise<unknown> }).analytics(report);

test('what is not provided here is refused by its name', async () => {
  const browsing = { report_type: 'mall', report_data: { action_type: 'browse' } };
  const nothing = { apiName: 'x', requestData: Buffer.from('x') as never };

  await expect(app.callWxPayApi(nothing)).rejects.toMatchObject({
    code: 'INVALID_ACTION',
    message: expect.stringContaining('wxPayApi') as string,
  });
  await expect(analytics(app, browsing)).rejects.toMatchObject({ code: 'INVALID_ACTION' });
  const container = (await app.wxCallContainerApi(nothing)) as unknown as Buffer;
  // The SDK hands this one's answer over as it came, errors too.
  expect(JSON.parse(container.toString())).toMatchObject({ code: 'INVALID_ACTION' });
});
