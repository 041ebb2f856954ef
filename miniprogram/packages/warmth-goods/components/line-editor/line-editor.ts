import { countOf, lineOf } from '../../lines';
import type { Choice, Line } from '../../lines';

interface Target {
  index: number;
  field: 'count' | 'batch' | 'expiresOn';
  step: number;
}

/** Which goods and how many: lines that are added, counted up and down, and taken away again. Tells `change {lines}`. */
Component({
  properties: {
    lines: { type: Array, value: [] as Line[] },
    choices: { type: Array, value: [] as Choice[] },
    /** Goods come in: batch and last good day are asked for where they go off. */
    incoming: Boolean,
    /** The lines are given; only how many can change. */
    fixed: Boolean,
    most: { type: Number, value: 12 },
    /** First day that can be a last good day. */
    today: String,
    problem: String,
  },
  data: { isChoosing: false, search: '', open: [] as Choice[] },
  methods: {
    onAdd() {
      this.setData({ isChoosing: true, ...this.found('') });
    },

    onSearch({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData(this.found(value));
    },

    /** An item may come in in several lots; what leaves is named once. */
    found(search: string) {
      const { choices, lines, incoming } = this.data as unknown as {
        choices: Choice[];
        lines: Line[];
        incoming: boolean;
      };
      const taken = new Set(incoming ? [] : lines.map(({ key }) => key));
      return { search, open: choices.filter(({ key, name }) => !taken.has(key) && name.includes(search)) };
    },

    onClose() {
      this.setData({ isChoosing: false });
    },

    onChoose({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const choice = this.data.open[(currentTarget.dataset as Target).index]!;
      this.setData({ isChoosing: false });
      this.tell([...this.all(), lineOf(choice)]);
    },

    onField({ currentTarget, detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const { index, field } = currentTarget.dataset as Target;
      this.change(index, { [field]: value });
    },

    onStep({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { index, step } = currentTarget.dataset as Target;
      const line = this.all()[index]!;
      const next = Math.max(0, (countOf(line.count) ?? 0) + step);
      this.change(index, { count: String(line.most === null ? next : Math.min(next, line.most)) });
    },

    onRemove({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { index } = currentTarget.dataset as Target;
      this.tell(this.all().filter((_, i) => i !== index));
    },

    all(): Line[] {
      return this.data.lines as Line[];
    },

    change(index: number, part: Partial<Line>) {
      this.tell(this.all().map((line, i) => (i === index ? { ...line, ...part, problem: '' } : line)));
    },

    tell(lines: Line[]) {
      this.triggerEvent('change', { lines });
    },
  },
});
