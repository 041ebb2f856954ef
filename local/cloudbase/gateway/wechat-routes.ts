import * as z from 'zod';
import { isDialogResult } from '../wechat/subscribe-messages';
import type { DialogResult } from '../wechat/subscribe-messages';
import { openidOf, Refused } from './refused';
import type { GatewayParts, Route, RouteCall } from './routes';

const PHONE = /^1\d{10}$/;

const Dialog = z.object({
  results: z.record(z.string(), z.custom<DialogResult>(isDialogResult)),
  always: z.boolean().default(false),
});
const Switches = z.object({
  mainSwitch: z.boolean().optional(),
  itemSettings: z.record(z.string(), z.enum(['accept', 'reject'])).optional(),
});

/** @throws Refused when the body is not as the schema says */
function bodyAs<Body>(schema: z.ZodType<Body>, body: unknown): Body {
  const { success, data, error } = schema.safeParse(body);
  if (!success) throw new Refused(400, 'BAD_CHOICE', z.prettifyError(error));
  return data;
}

/** @throws Refused where WeChat has no such template */
function knowingTemplates(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (error instanceof RangeError) throw new Refused(400, 'NO_TEMPLATE', error.message);
    throw error;
  }
}

function issuePhoneCode({ wechat }: GatewayParts, { body: { phone } }: RouteCall): unknown {
  if (typeof phone !== 'string' || !PHONE.test(phone))
    throw new Refused(400, 'BAD_PHONE', 'Send {"phone": "1xxxxxxxxxx"}.');
  return { code: wechat.phoneNumbers.issue(phone) };
}

/** What a person chose in the dialog about subscribe messages. */
function noteChoices({ wechat }: GatewayParts, { body }: RouteCall): unknown {
  const openid = openidOf(body['openid']);
  const { results, always } = bodyAs(Dialog, body);
  knowingTemplates(() => wechat.messages.chosen(openid, results, always));
  return { ok: true };
}

/** What a person turned in WeChat's own page of switches. */
function turnSwitches({ wechat }: GatewayParts, { body }: RouteCall): unknown {
  const openid = openidOf(body['openid']);
  const { mainSwitch, itemSettings } = bodyAs(Switches, body);
  const turned = { ...(mainSwitch !== undefined && { mainSwitch }), ...(itemSettings && { itemSettings }) };
  knowingTemplates(() => wechat.messages.turned(openid, turned));
  return wechat.consents.of(openid);
}

/** The part of WeChat that the phone plays: dialogs and switches in, messages out. */
export const wechatRoutes: Readonly<Record<string, Readonly<Record<string, Route>>>> = {
  '/local/phone-code': { POST: issuePhoneCode },
  '/local/templates': {
    GET: ({ wechat }) => Object.entries(wechat.templates).map(([id, template]) => ({ id, ...template })),
  },
  '/local/subscriptions': {
    GET: ({ wechat }, { query }) => wechat.consents.of(openidOf(query.get('openid'))),
    POST: noteChoices,
  },
  '/local/subscription-switches': { POST: turnSwitches },
  '/local/outbox': { GET: ({ wechat }) => wechat.messages.outbox },
};
