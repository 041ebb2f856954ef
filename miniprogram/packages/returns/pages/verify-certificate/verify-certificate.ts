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
    this.setData({ number: value, answer: null, problems: {}, refusal: '' });
  },

  async onScan() {
    const number = await scanned();
    if (number === null) return;
    this.setData({ number });
    await this.onCheck();
  },

  async onCheck() {
    const number = this.data.number.trim();
    if (number.length < LEAST) return this.setData({ problems: { number: '编号以 NJ 开头，照着证明填' } });
    const answer = await submit(this, () => returns('verifyCertificate', { number: number.slice(0, 40) }));
    if (!answer) return undefined;
    const { valid, lastDay } = answer;
    return this.setData({ answer: { valid, until: lastDay === null ? '' : dayInFull(lastDay) } });
  },
});
