import type { Clock } from '../clock';
import { isErrorCode, refused } from './answers';
import type { Answer } from './answers';
import { ContentCheck } from './content-check';
import { Consents } from './consents';
import type { EventShape, PushedEvent } from './events';
import { MediaCheck } from './media-check';
import { unlimitedCode } from './mini-code';
import { PhoneNumbers } from './phone-number';
import { SubscribeMessages } from './subscribe-messages';
import { TEMPLATES } from './templates';
import type { Template } from './templates';

export interface WeChatOptions {
  clock: Clock;
  /** Where consents are kept, or `null`: in memory. */
  consentsFile?: string | null;
  templates?: Readonly<Record<string, Template>>;
  /** Messages a day; the real limit is ten million. */
  dailyQuota?: number;
  /** Pages of the mini-program by path; `null`: any. */
  pages?: readonly string[] | null;
  /** Told of what WeChat pushes to the mini-program's server. */
  onEvent?: (event: PushedEvent) => void;
  /** How events are written now; as WeChat mostly does when it is left out. */
  eventShape?: () => EventShape;
  /** How long WeChat looks at a picture before it pushes what it found, milliseconds; 0 when left out. */
  looksMs?: number;
  /** Whether it looks as long again; never when left out. */
  looksAgain?: () => boolean;
  /** An error to answer instead, or 0; asked before each call with the API's name. */
  fault?: (api: ApiName) => number;
}

/** The open API's names, as the SDKs say them, and their addresses. */
const ADDRESSES = {
  'subscribeMessage.send': '/cgi-bin/message/subscribe/send',
  'security.msgSecCheck': '/wxa/msg_sec_check',
  'security.mediaCheckAsync': '/wxa/media_check_async',
  'wxacode.getUnlimited': '/wxa/getwxacodeunlimit',
  'phonenumber.getPhoneNumber': '/wxa/business/getuserphonenumber',
} as const;
export type ApiName = keyof typeof ADDRESSES;

const DAILY_QUOTA = 10_000_000;

const nameOf = (api: string): ApiName | null => {
  const found = Object.entries(ADDRESSES).find(([name, address]) => api === name || api === address);
  return found ? (found[0] as ApiName) : null;
};

/** WeChat's open API, strict; see https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/ */
export class WeChat {
  readonly phoneNumbers: PhoneNumbers;
  readonly messages: SubscribeMessages;
  readonly consents: Consents;
  readonly templates: Readonly<Record<string, Template>>;
  readonly contentCheck: ContentCheck;
  private readonly apis: Readonly<Record<ApiName, (request: Record<string, unknown>) => Answer>>;
  private readonly fault: (api: ApiName) => number;

  constructor(options: WeChatOptions) {
    const { clock, consentsFile = null, templates = TEMPLATES, dailyQuota = DAILY_QUOTA, pages = null } = options;
    const hasPage = (page: string) => pages === null || pages.includes(page.split('?')[0]!.replace(/^\//, ''));
    const { onEvent = () => {}, eventShape = () => ({}), looksMs = 0, looksAgain = () => false } = options;
    this.fault = options.fault ?? (() => 0);
    this.phoneNumbers = new PhoneNumbers(clock);
    this.contentCheck = new ContentCheck(clock);
    this.templates = templates;
    this.consents = new Consents(consentsFile);
    const { consents } = this;
    this.messages = new SubscribeMessages({ clock, consents, templates, dailyQuota, hasPage, onEvent, eventShape });
    const refusalOf = (openid: unknown) => this.contentCheck.refusalOf(openid);
    const mediaCheck = new MediaCheck({ clock, onEvent, eventShape, refusalOf, looksMs, looksAgain });
    this.apis = {
      'subscribeMessage.send': (request) => this.messages.send(request),
      'security.msgSecCheck': (request) => this.contentCheck.check(request),
      'security.mediaCheckAsync': (request) => mediaCheck.check(request),
      'wxacode.getUnlimited': (request) => unlimitedCode(hasPage, request),
      'phonenumber.getPhoneNumber': (request) => this.phoneNumbers.exchange(request),
    };
  }

  /** Answers one call. @param api its name or address @param request its parameters, in WeChat's own spelling */
  answer(api: string, request: unknown): Answer {
    const name = nameOf(api);
    if (!name) return refused(40066, api);
    const forced = this.fault(name);
    if (isErrorCode(forced)) return refused(forced);
    return this.apis[name](Object(request) as Record<string, unknown>);
  }
}
