import tcb from '@cloudbase/node-sdk';
import { fixedClock } from '../../../local/cloudbase/clock';
import type { PushedEvent } from '../../../local/cloudbase/wechat/events';
import { WeChat } from '../../../local/cloudbase/wechat/wechat';
import type { WeChatOptions } from '../../../local/cloudbase/wechat/wechat';
import { startSdkCloud } from '../sdk';
import type { SdkCloud } from '../sdk';

/** WeChat behind a CloudBase of one test, and what it pushed. */
export interface WeChatStage {
  wechat: WeChat;
  events: PushedEvent[];
  cloud: SdkCloud;
}

/** Starts one on a morning in December 2022; close its cloud when the test ends. */
export async function startWeChat(options: Partial<WeChatOptions> = {}): Promise<WeChatStage> {
  const clock = fixedClock(Date.parse('2022-12-02T09:00:00+08:00'));
  const events: PushedEvent[] = [];
  const wechat = new WeChat({ clock, pages: ['pages/home/home'], onEvent: (event) => events.push(event), ...options });
  return { wechat, events, cloud: await startSdkCloud({ clock, handlers: { wechat } }) };
}

/** What WeChat answered through the SDK, as a function asks it; the SDK leaves the type open. */
export async function ask(apiName: string, requestData: object): Promise<unknown> {
  const answer = await tcb.init({ env: 'local' }).callWxOpenApi({ apiName, requestData: requestData as never });
  return (answer as { result: unknown }).result;
}

/** The same, of an API that answers JSON. */
export const call = async (apiName: string, requestData: object) =>
  (await ask(apiName, requestData)) as Record<string, unknown>;
