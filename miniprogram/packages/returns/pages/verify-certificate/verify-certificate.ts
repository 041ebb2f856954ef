import { returns } from '../../../../services/returns';
import { scanned } from '../../../../services/scan';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { dayInFull } from '../../../../text/times';

/** Shorter than this nothing is a number; the server knows the same. */
const LEAST = 8;

Page({
  data: {
    ...typeScale(),
    ...unsent,
    number: '',
    /** `null` until somebody answered. */
    answer: null as { valid: boolean; until: string } | null,
  },

  onLoad({ number = '' }: { number?: string }) {
    this.setData({ number });
    if (number !== '') void this.onCheck();
  },

  onNumber({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.write(value);
  },

  async onScan() {
    const number = await scanned();
    if (number === null) return;
    this.write(number);
    await this.onCheck();
  },

  /** Another number: what was said of the one before is gone. */
  write(number: string) {
    this.setData({ number, answer: null, problems: {}, refusal: '' });
  },

  async onCheck() {
    const asked = this.data.number;
    const number = asked.trim();
    if (number.length < LEAST) return this.setData({ problems: { number: '编号以 NJ 开头，照着证明填' } });
    this.setData({ answer: null });
    const answer = await submit(this, () => returns('verifyCertificate', { number: number.slice(0, 40) }));
    if (!answer || asked !== this.data.number) return undefined;
    const { valid, lastDay } = answer;
    return this.setData({ answer: { valid, until: lastDay === null ? '' : dayInFull(lastDay) } });
  },
});
