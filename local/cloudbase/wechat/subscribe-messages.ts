import { randomInt } from 'node:crypto';
import type { Clock } from '../clock';
import { ok, refused } from './answers';
import type { Answer } from './answers';
import type { Choice, Credits } from './credits';
import { eventOf } from './events';
import type { PushedEvent } from './events';
import { isFit } from './field-rules';
import type { Template } from './templates';

/** A message as the person got it. */
export interface Delivered {
  /** Epoch milliseconds. */
  at: number;
  openid: string;
  templateId: string;
  title: string;
  /** The page a tap on it opens; empty: the message opens nothing. */
  page: string;
  lines: { label: string; value: string }[];
}

interface Sending {
  touser?: unknown;
  template_id?: unknown;
  page?: unknown;
  data?: unknown;
}

export interface SubscribeOptions {
  clock: Clock;
  credits: Credits;
  templates: Readonly<Record<string, Template>>;
  /** Messages of one Beijing day at most, as the account's quota. */
  dailyQuota: number;
  /** Whether a page exists in the mini-program. */
  hasPage: (page: string) => boolean;
  onEvent: (event: PushedEvent) => void;
}

const OPENID = /^[\w-]{1,64}$/;
const DAY_MS = 86_400_000;

/** Subscribe messages: consents come in, each is one message out, in the manner of WeChat. */
export class SubscribeMessages {
  /** What people got, newest first. */
  readonly outbox: Delivered[] = [];
  private sentOn = { day: -1, count: 0 };

  constructor(private readonly options: SubscribeOptions) {}

  /** What a person chose in the dialog, template by template. @throws RangeError for a template that does not exist */
  chosen(openid: string, choices: Readonly<Record<string, Choice>>): void {
    const { credits, templates, clock, onEvent } = this.options;
    const entries = Object.entries(choices);
    const strange = entries.find(([id]) => !Object.hasOwn(templates, id));
    if (strange) throw new RangeError(`There is no template ${strange[0]}.`);
    for (const [id, choice] of entries) if (choice === 'accept') credits.add(openid, id);
    const list = entries.map(([TemplateId, SubscribeStatusString]) => ({
      TemplateId,
      SubscribeStatusString,
      PopupScene: '0',
    }));
    if (list.length > 0) onEvent(eventOf('subscribe_msg_popup_event', openid, list, clock.now()));
  }

  /** What the dialog calls each template. */
  titles(): { id: string; title: string }[] {
    return Object.entries(this.options.templates).map(([id, { title }]) => ({ id, title }));
  }

  /** `subscribeMessage.send`, its checks in WeChat's order: whom, what, how it is filled, whether it is wanted. */
  send({ touser, template_id: id, page = '', data }: Sending): Answer {
    if (typeof touser !== 'string' || !OPENID.test(touser)) return refused(40003);
    const template = this.templateOf(id);
    if (typeof id !== 'string' || !template) return refused(40037);
    if (!this.opens(page)) return refused(41030);
    const values = valuesOf(data);
    const wrong = unfit(template, values);
    if (wrong) return refused(47003, wrong);
    return this.refusalOf(touser, id, template) ?? this.deliver(touser, id, template, page, values);
  }

  private templateOf(id: unknown): Template | null {
    const { templates } = this.options;
    return typeof id === 'string' && Object.hasOwn(templates, id) ? templates[id]! : null;
  }

  private opens(page: unknown): page is string {
    return typeof page === 'string' && (page === '' || this.options.hasPage(page));
  }

  private refusalOf(openid: string, id: string, { kind }: Template): Answer | null {
    if (!this.isWithinQuota()) return refused(45009);
    return kind === 'oneTime' && !this.options.credits.spend(openid, id) ? refused(43101) : null;
  }

  private deliver(openid: string, templateId: string, template: Template, page: string, values: Values): Answer {
    const { clock, onEvent } = this.options;
    const lines = Object.entries(template.fields).map(([field, label]) => ({ label, value: values[field]! }));
    this.outbox.unshift({ at: clock.now(), openid, templateId, title: template.title, page, lines });
    const msgid = randomInt(1, 2 ** 47);
    const entry = { TemplateId: templateId, MsgID: String(msgid), ErrorCode: '0', ErrorStatus: 'success' };
    onEvent(eventOf('subscribe_msg_sent_event', openid, [entry], clock.now()));
    return ok({ msgid });
  }

  private isWithinQuota(): boolean {
    const day = Math.floor(this.options.clock.now() / DAY_MS);
    if (day !== this.sentOn.day) this.sentOn = { day, count: 0 };
    this.sentOn.count += 1;
    return this.sentOn.count <= this.options.dailyQuota;
  }
}

type Values = Readonly<Record<string, string>>;

/** `{ thing1: { value } }` as field → value; numbers are taken as WeChat takes them. */
function valuesOf(given: unknown): Values {
  const entries = Object.entries(Object(given) as Record<string, { value?: unknown } | null>);
  return Object.fromEntries(
    entries.map(([field, entry]) => {
      const value = entry?.value;
      return [field, typeof value === 'string' || typeof value === 'number' ? String(value) : ''];
    }),
  );
}

/** The first field that breaks its rule, as WeChat names it; `null` when all are fit. */
function unfit({ fields }: Template, values: Values): string | null {
  const wrong = Object.keys(fields).find((field) => !isFit(field, values[field] ?? ''));
  if (wrong) return `data.${wrong}.value ${(values[wrong] ?? '') === '' ? 'is empty' : 'invalid'}`;
  const surplus = Object.keys(values).find((field) => !(field in fields));
  return surplus ? `data.${surplus} is not in the template` : null;
}
