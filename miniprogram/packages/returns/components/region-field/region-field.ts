import type { Division } from '../../../../../cloudfunctions/returns/contract/fields';

interface Picked {
  /** Names of province, city and county. */
  value: string[];
  /** Their six-digit codes; empty where there is none. */
  code: string[];
}

/** A municipality stands twice in WeChat's picker: 北京市 北京市 昌平区. */
const joined = (names: readonly string[]) => names.filter((name, i) => name !== names[i - 1]).join('');

/** A division of the country by WeChat's own picker, whose codes come with WeChat. Tells `change {value}`: a Division. */
Component({
  properties: {
    label: String,
    /** A Division; `null` while none is chosen. */
    value: { type: null, value: null as unknown },
    problem: String,
  },
  data: { name: '' },
  observers: {
    value(value: Division | null) {
      this.setData({ name: value?.name ?? '' });
    },
  },
  methods: {
    onPick({ detail: { value, code } }: WechatMiniprogram.CustomEvent<Picked>) {
      const lowest = [...code].reverse().find((one) => /^\d{6}$/.test(one));
      if (lowest !== undefined) this.triggerEvent('change', { value: { code: lowest, name: joined(value) } });
    },
  },
});
