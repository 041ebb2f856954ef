import type { Pickup } from '../../../../../cloudfunctions/warmth/contract/fields';
import type { Proof } from '../../../../../cloudfunctions/warmth/contract/keeper';
import { ServiceFailure } from '../../../../services/cloud';
import { unsentWrites } from '../../../../services/outbox';
import { isUnanswered, submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { warmth } from '../../../../services/warmth';
import { failureSentence, unshownBecause } from '../../../../text/failures';
import {
  CODE_SENTENCES,
  counterLine,
  notHandedBecause,
  NOT_IN_BOOK,
  pickupView,
  VERDICTS,
} from '../../../../text/warmth-keeper';
import type { Verdict } from '../../../../text/warmth-keeper';
import { bookOf, judge } from '../../book';
import { scanned } from '../../../../services/scan';

/** A server's clock and a phone's may differ by so much. */
const SKEW_MS = 120_000;

const kitOf = ({ campaignId, claimId, attempt }: Pickup) => `${campaignId}.${claimId}.${attempt}`;

const PREFIX = /^NW1\..+\.(?=[0-9a-z]{1,8}\.)/;
const prefixIn = (text: string) => PREFIX.exec(text)?.[0] ?? text;

/** What the page was opened with, as a proof. */
function proofOf({ text, digits, known }: { text?: string; digits?: string; known?: string }): Proof {
  if (text !== undefined) return { kind: 'scanned', text: decodeURIComponent(text) };
  if (digits !== undefined) return { kind: 'typed', digits };
  const [campaignId = '', claimId = '', attempt = ''] = (known ?? '').split('.');
  return { kind: 'known', campaignId, claimId, attempt: Number(attempt) };
}

/** Whether a kit was handed out by this phone already, and waits for the network. */
const isWaitingFor = ({ text }: { text: string }) =>
  unsentWrites().some(({ call }) => {
    const { proof } = call.input as { proof?: Proof };
    return call.action === 'redeem' && proof?.kind === 'scanned' && prefixIn(proof.text) === prefixIn(text);
  });

Page({
  data: {
    ...typeScale(),
    ...unsent,
    state: 'checking' as Verdict,
    verdicts: VERDICTS,
    view: {} as Partial<ReturnType<typeof pickupView>>,
    /** Why not, where it is not good; empty otherwise. */
    why: '',
    isOffline: false,
    /** Kits of this campaign at the station, as the last answer had them; `null`: not known. */
    counter: null as ReturnType<typeof counterLine> | null,
  },

  stationId: '',
  proof: null as Proof | null,
  pickup: null as Pickup | null,
  /** The kit whose hand-out got no answer, and when that was; `null`: every one did. */
  lost: null as { kit: string; at: number } | null,

  onLoad({ station = '', ...query }: { station?: string; text?: string; digits?: string; known?: string }) {
    this.stationId = station;
    void this.check(proofOf(query));
  },

  async check(proof: Proof): Promise<void> {
    this.proof = proof;
    this.setData({ ...unsent, state: 'checking', why: '', view: {}, isOffline: false, counter: null });
    try {
      const { pickup, counter } = await warmth('checkVoucher', { stationId: this.stationId, proof });
      this.setData({ counter: counterLine(counter) });
      this.show(pickup);
    } catch (error) {
      if (!(error instanceof ServiceFailure)) throw error;
      if (error.code === 'OFFLINE') this.judgeAlone(proof);
      else this.refuse(unshownBecause(error) ?? failureSentence(error));
    }
  },

  /** Without a network the phone goes by its book, and says so. */
  judgeAlone(proof: Proof): void {
    this.setData({ isOffline: true });
    const now = Date.now();
    const book = bookOf(this.stationId, now);
    if (proof.kind !== 'scanned') return this.refuse('没有网络，只能扫码发放');
    if (!book) return this.refuse('没有网络，手机里的名单也过时了，先记下姓名电话');
    if (isWaitingFor(proof)) return this.refuse('这一份刚才发过了，还没传上去');
    const verdict = judge(book, proof.text, now);
    if ('pickup' in verdict) return this.show(verdict.pickup);
    const { problem } = verdict;
    return this.refuse(problem === 'unknown' ? NOT_IN_BOOK : CODE_SENTENCES[problem](null));
  },

  show(pickup: Pickup): void {
    const why = notHandedBecause(pickup, Date.now());
    this.pickup = pickup;
    this.setData({ view: pickupView(pickup) });
    if (this.wasLost(pickup)) return this.setData({ state: 'before', why: '' });
    if (why !== '') return this.refuse(why);
    this.setData({ state: 'good', why: '' });
    return void wx.vibrateShort({ type: 'light' }).catch(() => {});
  },

  /** Whether a kit was handed out by the tap whose answer got lost; told once. */
  wasLost(pickup: Pickup): boolean {
    const { lost } = this;
    if (lost?.kit !== kitOf(pickup) || pickup.state !== 'redeemed') return false;
    this.lost = null;
    return pickup.handedAt !== null && pickup.handedAt > lost.at - SKEW_MS;
  },

  refuse(why: string): void {
    this.setData({ state: 'bad', why });
    void wx.vibrateLong().catch(() => {});
  },

  async onHandOut() {
    const handedAt = this.data.isOffline ? Date.now() : null;
    const input = { stationId: this.stationId, proof: this.proof!, handedAt };
    const page = `/packages/warmth-keeper/pages/day/day?station=${this.stationId}`;
    const later = { title: `发给${this.data.view.name ?? ''}`, form: `hand-out-${Date.now()}`, page };
    const answer = await submit(this, (tap) => warmth('redeem', input, tap), handedAt === null ? undefined : later);
    if (answer) this.setData({ counter: counterLine(answer.counter) });
    if (answer || this.data.waiting) this.done();
    else if (isUnanswered(this)) this.unsure();
    else this.setData({ state: 'bad', why: this.data.refusal });
  },

  done(): void {
    if (this.lost?.kit === kitOf(this.pickup!)) this.lost = null;
    this.setData({ state: 'done', why: '' });
  },

  unsure(): void {
    const kit = kitOf(this.pickup!);
    if (this.lost?.kit !== kit) this.lost = { kit, at: Date.now() };
    this.setData({ state: 'unsure' });
  },

  async onNext() {
    const text = await scanned();
    if (text === null) return void wx.navigateBack();
    return this.check({ kind: 'scanned', text });
  },

  onBack() {
    void wx.navigateBack();
  },
});
