import { NO_ITEM } from '../../item-form';
import type { ItemForm } from '../../item-form';

/** As many as a kit may hold. */
const MOST_ITEMS = 20;

const shown = (items: readonly ItemForm[]) => items.map((item, id) => ({ ...item, id }));

/** What one kit holds, thing by thing. Tells `change {value}`. */
Component({
  properties: {
    /** ItemForm[] */
    value: { type: Array, value: [] as ItemForm[] },
    problem: String,
  },
  data: { items: [] as ReturnType<typeof shown>, mayAdd: true },
  observers: {
    value(value: ItemForm[]) {
      this.setData({ items: shown(value), mayAdd: value.length < MOST_ITEMS });
    },
  },
  methods: {
    tell(value: ItemForm[]) {
      this.triggerEvent('change', { value });
    },

    onPart({ currentTarget, detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const { index, part } = currentTarget.dataset as { index: number; part: keyof ItemForm };
      this.tell(this.data.value.map((item, i) => (i === index ? { ...item, [part]: value } : item)));
    },

    onRemove({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { index } = currentTarget.dataset as { index: number };
      this.tell(this.data.value.filter((_, i) => i !== index));
    },

    onAdd() {
      this.tell([...this.data.value, NO_ITEM]);
    },
  },
});
