import { problemSentence } from '../../text/problems';

/** Asks why: one of a few reasons, and words of one's own. Tells `choose` with both, or `close`. */
Component({
  properties: {
    open: Boolean,
    title: String,
    note: String,
    /** `{ value, label }[]` */
    reasons: { type: Array, value: [] as { value: string; label: string }[] },
    /** The reason that says nothing without words, two letters at least as everywhere; beside another, one will do. */
    other: String,
    /** What the button does: 退回去. */
    act: { type: String, value: '就这样' },
    submitting: Boolean,
  },
  data: { reason: '', words: '', problem: '' },
  observers: {
    open(open: boolean) {
      if (open) this.setData({ reason: '', words: '', problem: '' });
    },
  },
  methods: {
    onReason({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ reason: value, problem: '' });
    },

    onWords({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ words: value, problem: '' });
    },

    onAct() {
      const { reason, words, other } = this.data;
      if (reason === '') return this.setData({ problem: '请选一个原因' });
      const said = words.trim();
      if (reason === other && said === '') return this.setData({ problem: '请写一句是什么原因' });
      if (reason === other && said.length === 1)
        return this.setData({ problem: problemSentence('reason', 'tooShort') });
      return this.triggerEvent('choose', { reason, words: said });
    },

    onClose() {
      this.triggerEvent('close');
    },
  },
});
