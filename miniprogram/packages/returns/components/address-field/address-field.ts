import { ADDRESS_PARTS } from '../../../../text/returns-declare';
import { addressHints } from '../../address';

interface Line {
  part: string;
  word: string;
  isThere: boolean;
}

/** Where somebody stays, in words, and below it what of the address is still missing while it is typed. Tells `change {value}`. */
Component({
  properties: {
    label: String,
    value: String,
    problem: String,
    /** What staff could not find, in words; empty: nothing. */
    missing: String,
  },
  data: { hints: [] as Line[], said: '' },
  observers: {
    value(value: string) {
      const hints = addressHints(value).map(({ part, isThere, isOptional }) => ({
        part,
        isThere,
        word: `${ADDRESS_PARTS[part]}${isOptional && !isThere ? '（有就写）' : ''}`,
        isLacking: !isThere && !isOptional,
      }));
      const lacking = hints.filter(({ isLacking }) => isLacking).map(({ word }) => word);
      const said = lacking.length === 0 ? '找得到，谢谢您写得清楚' : `还差：${lacking.join('、')}`;
      this.setData({ hints, said: value.trim() === '' ? '写到门牌号，工作人员才找得到您' : said });
    },
  },
  methods: {
    onChange({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.triggerEvent('change', { value });
    },
  },
});
