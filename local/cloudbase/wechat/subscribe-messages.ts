import { randomInt } from 'node:crypto';
import type { Clock } from '../clock';
import { ok, refused } from './answers';
import type { Answer } from './answers';
import type { Choice, Consents, Switches } from './consents';
import { eventOf } from './events';
import type { EventShape, PushedEvent } from './events';
import { misfit, valuesOf } from './message-values';
import type { Values } from './message-values';
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
  /** The same by field. */
  data: Readonly<Record<string, { value: string }>>;
}

/** What the dialog told for one template: a choice, or why it was not shown. */
export type DialogResult = Choice | 'acceptWithAudio' | 'ban' | 'filter';

interface Sending {
  touser?: unknown;
  template_id?: unknown;
  page?: unknown;
  data?: unknown;
}

export interface SubscribeOptions {
  clock: Clock;
  consents: Consents;
  templates: Readonly<Record<string, Template>>;
  /** Messages of one Beijing day at most, as the account's quota. */
  dailyQuota: number;
  /** Whether a page exists in the mini-program. */
  hasPage: (page: string) => boolean;
  onEvent: (event: PushedEvent) => void;
  /** How events are written now. */
  eventShape: () => EventShape;
}

const OPENID = /^[\w-]{1,64}$/;
const DAY_MS = 86_400_000;
/** Beijing is this far ahead of UTC, milliseconds. */
const BEIJING_MS = 8 * 3_600_000;

const CHOICES: Readonly<Record<DialogResult, Choice | null>> = {
  accept: 'accept',
  acceptWithAudio: 'accept',
  reject: 'reject',
  ban: null,
  filter: null,
};

/** Whether a word is one of the dialog's. */
export const isDialogResult = (word: unknown): word is DialogResult =>
  typeof word === 'string' && Object.hasOwn(CHOICES, word);

/** Subscribe messages: consents come in, each is one message out, in the manner of WeChat. */
export class SubscribeMessages {
  /** What people got, newest first. */
  readonly outbox: Delivered[] = [];
  private sentOn = { day: -1, count: 0 };

  constructor(private readonly options: SubscribeOptions) {}

  /**
   * What a person chose in the dialog, template by template. Each consent is one message, also when it is given without
   * asking, because the person had it kept.
   *
   * @param always whether the choice is to be kept and the dialog not to be shown again
   * @throws RangeError for a template that does not exist
   */
  chosen(openid: string, results: Readonly<Record<string, DialogResult>>, always = false): void {
    const { consents } = this.options;
    const choices = this.choicesOf(results);
    const { itemSettings, mainSwitch } = consents.of(openid);
    const asked = choices.filter(([id]) => itemSettings[id] === undefined);
    for (const [id, choice] of choices) if (choice === 'accept' && mainSwitch) consents.add(openid, id);
    if (always) consents.turn(openid, { itemSettings: Object.fromEntries(choices) });
    this.push('subscribe_msg_popup_event', openid, asked, { PopupScene: '0' });
  }

  /** Turns switches in WeChat's own page; only refusals are pushed. @throws RangeError for a template that does not exist */
  turned(openid: string, switches: Partial<Switches>): void {
    const choices = this.choicesOf(switches.itemSettings ?? {});
    this.options.consents.turn(openid, switches);
    const refusals = choices.filter(([, choice]) => choice === 'reject');
    this.push('subscribe_msg_change_event', openid, refusals, {});
  }

  private choicesOf(results: Readonly<Record<string, DialogResult>>): [string, Choice][] {
    const strange = Object.keys(results).find((id) => !this.templateOf(id));
    if (strange !== undefined) throw new RangeError(`There is no template ${strange}.`);
    return Object.entries(results).flatMap(([id, result]) => {
      const choice = CHOICES[result];
      return choice === null ? [] : [[id, choice]];
    });
  }

  private push(name: string, openid: string, choices: readonly [string, Choice][], more: object): void {
    const { clock, onEvent, eventShape } = this.options;
    if (choices.length === 0) return;
    const list = choices.map(([TemplateId, SubscribeStatusString]) => ({ TemplateId, SubscribeStatusString, ...more }));
    onEvent(eventOf(name, openid, list, clock.now(), eventShape()));
  }

  /** `subscribeMessage.send`, its checks in WeChat's order: whom, what, how it is filled, whether it is wanted. */
  send({ touser, template_id: id, page = '', data }: Sending): Answer {
    if (typeof touser !== 'string' || !OPENID.test(touser)) return refused(40003);
    const template = this.templateOf(id);
    if (typeof id !== 'string' || !template) return refused(40037);
    if (!this.opens(page)) return refused(41030);
    const values = valuesOf(data);
    const wrong = misfit(template, values);
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
    const { consents } = this.options;
    if (!this.isWithinQuota()) return refused(45009);
    if (!consents.allows(openid, id)) return refused(43101);
    return kind === 'oneTime' && !consents.spend(openid, id) ? refused(43101) : null;
  }

  private deliver(openid: string, templateId: string, template: Template, page: string, values: Values): Answer {
    const { clock, onEvent, eventShape } = this.options;
    const lines = Object.entries(template.fields).map(([field, label]) => ({ label, value: values[field]! }));
    const data = Object.fromEntries(Object.entries(values).map(([field, value]) => [field, { value }]));
    this.outbox.unshift({ at: clock.now(), openid, templateId, title: template.title, page, lines, data });
    const msgid = randomInt(1, 2 ** 47);
    const entry = { TemplateId: templateId, MsgID: String(msgid), ErrorCode: '0', ErrorStatus: 'success' };
    onEvent(eventOf('subscribe_msg_sent_event', openid, [entry], clock.now(), eventShape()));
    return ok({ msgid });
  }

  private isWithinQuota(): boolean {
    const day = Math.floor((this.options.clock.now() + BEIJING_MS) / DAY_MS);
    if (day !== this.sentOn.day) this.sentOn = { day, count: 0 };
    this.sentOn.count += 1;
    return this.sentOn.count <= this.options.dailyQuota;
  }
}
