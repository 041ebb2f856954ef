import { canvasOf } from '../../services/canvas';
import { typeScale } from '../../services/type-scale';
import { PALETTES } from '../../styles/palette';
import { CHARTS } from './draw';
import type { Point } from './draw';

/** Type size of an axis, pixels; it grows half as fast as the text. */
const TICK_PX = 11;
/** A chart of a day's shares says them as people do. */
const saidOf = (kind: string, { label, value }: Point) =>
  value === null ? `${label} 还没有` : `${label} ${kind === 'heat' ? `${Math.round(value * 100)}%` : value}`;

type ThemeListener = WechatMiniprogram.OnThemeChangeCallback;
const listeners = new WeakMap<object, ThemeListener>();

/** A number, sentences about it, and beside them the picture; whoever does not see the picture is told its numbers. */
Component({
  properties: {
    /** `bar`, `line`, `ring` or `heat`. */
    kind: { type: String, value: 'bar' },
    points: { type: Array, value: [] as Point[] },
    title: String,
    figure: String,
    unit: String,
    /** Sentences about the numbers. */
    notes: { type: Array, value: [] as string[] },
  },
  data: { big: typeScale().big, said: '' },
  observers: {
    'kind, points'(kind: string, points: Point[]) {
      this.setData({ said: points.map((point) => saidOf(kind, point)).join('，') });
      void this.redraw();
    },
  },
  lifetimes: {
    attached() {
      const listener = () => void this.redraw();
      listeners.set(this, listener);
      wx.onThemeChange(listener);
    },
    ready() {
      void this.redraw();
    },
    detached() {
      wx.offThemeChange(listeners.get(this)!);
    },
  },
  methods: {
    async redraw() {
      const { kind, points } = this.data;
      const drawing = points.length === 0 ? null : await canvasOf(this, '.chart-card__canvas');
      if (!drawing || points !== this.data.points) return;
      const { theme = 'light', fontSizeSetting = 16 } = wx.getAppBaseInfo();
      const tick = TICK_PX * (1 + (Math.min(Math.max(fontSizeSetting / 16, 1), 1.6) - 1) / 2);
      drawing.pen.clearRect(0, 0, drawing.width, drawing.height);
      CHARTS[kind as keyof typeof CHARTS]({ ...drawing, palette: PALETTES[theme], tick }, points);
    },
  },
});
