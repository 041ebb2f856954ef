import { OPTIONS } from '../../../../text/returns-declare';

const WHOM = [
  { value: 'self', label: '我自己' },
  { value: 'other', label: '没有手机的同行人' },
];

/** A companion as they are filled in. */
export interface Companion {
  name: string;
  relation: string;
  /** Whether they said yes to it. */
  agreed: boolean;
}

const BLANK: Companion = { name: '', relation: '', agreed: false };

/** For whom somebody files: themselves, or a companion without a phone who said yes. Tells `change {value}`: a Companion or `null`. */
Component({
  properties: {
    /** A Companion; `null`: the person at the phone. */
    value: { type: null, value: null as unknown },
    /** Whether it can be chosen no more. */
    fixed: Boolean,
    /** Field → what is wrong with it. */
    problems: { type: Object, value: {} },
  },
  data: { whom: WHOM, relations: OPTIONS.relations },
  methods: {
    onWhom({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.tell(value === 'self' ? null : ((this.data.value as Companion | null) ?? BLANK));
    },
    onName({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.change({ name: value });
    },
    onRelation({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.change({ relation: value });
    },
    onAgree({ detail: { checked } }: WechatMiniprogram.CustomEvent<{ checked: boolean }>) {
      this.change({ agreed: checked });
    },
    change(part: Partial<Companion>) {
      this.tell({ ...((this.data.value as Companion | null) ?? BLANK), ...part });
    },
    tell(value: Companion | null) {
      this.triggerEvent('change', { value });
    },
  },
});
