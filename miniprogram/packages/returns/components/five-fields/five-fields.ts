import type { Answer } from '../../call-draft';
import type { ScriptLine } from '../../script';

/**
 * The five fields of a case as they are asked about, one open at a time with its question and room for the answer. Tells
 * `open {name}`, `answer {name, value}` while somebody writes, and `settle {name}` when a field has been asked about.
 */
Component({
  properties: {
    lines: { type: Array, value: [] as ScriptLine[] },
    /** Name of the field that is open; empty: none. */
    open: String,
    /** Field → what is wrong with it. */
    problems: { type: Object, value: {} as Record<string, string> },
  },
  methods: {
    onOpen({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { name } = currentTarget.dataset as { name: string };
      this.triggerEvent('open', { name: name === this.data.open ? '' : name });
    },

    onAnswer({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: Answer }>) {
      this.triggerEvent('answer', { name: this.data.open, value });
    },

    onHealth({ detail: value }: WechatMiniprogram.CustomEvent<Exclude<Answer, string | number | null>>) {
      this.triggerEvent('answer', { name: this.data.open, value });
    },

    onSettle() {
      this.triggerEvent('settle', { name: this.data.open });
    },
  },
});
