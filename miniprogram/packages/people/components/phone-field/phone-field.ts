import type { PhoneProof } from '../../../../../cloudfunctions/people/contract';

/** A number: proven by WeChat's button, or typed by whoever will not or cannot use that. */
Component({
  properties: {
    /** A PhoneProof; `null` while there is none. */
    proof: { type: null, value: null as unknown },
    problem: String,
    /** What stands there when nothing was entered, such as the number so far. */
    known: String,
  },
  data: { isTyped: false, typed: '' },
  observers: {
    proof(proof: PhoneProof | null) {
      if (proof?.kind === 'typed') this.setData({ isTyped: true, typed: proof.number });
    },
  },
  methods: {
    onPhone({ detail: { code } }: WechatMiniprogram.CustomEvent<{ code?: string }>) {
      if (code) this.tell({ kind: 'wechat', code });
      else this.setData({ isTyped: true });
    },
    onType({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ typed: value });
      this.tell(value === '' ? null : { kind: 'typed', number: value });
    },
    onTypeInstead() {
      this.setData({ isTyped: true, typed: '' });
      this.tell(null);
    },
    onUseWeChat() {
      this.setData({ isTyped: false, typed: '' });
      this.tell(null);
    },
    tell(proof: PhoneProof | null) {
      this.triggerEvent('change', { value: proof });
    },
  },
});
