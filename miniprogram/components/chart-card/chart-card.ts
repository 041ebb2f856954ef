import { canvasOf } from '../../services/canvas';
import { typeScale } from '../../services/type-scale';
import { PALETTES } from '../../styles/palette';
import { CHARTS, shareOf } from './draw';
import type { Point } from './draw';

const WEEK = ['一', '二', '三', '四', '五', '六', '日'];
/** More labels than this do not fit below a picture. */
const MOST_LABELS = 7;

/** What stands along the axis; of many labels the first, the middle and the last. */
function labelsOf(kind: string, points: readonly Point[]): string[] {
  if (kind === 'heat') return WEEK;
  const labels = kind === 'ring' ? [] : points.map(({ label }) => label);
  const widest = Math.max(0, ...labels.map(({ length }) => length));
  const fits = labels.length <= MOST_LABELS && widest <= 2 && kind === 'bar';
  if (fits || labels.length <= 3) return labels;
  return [labels[0]!, labels[Math.floor((labels.length - 1) / 2)]!, labels.at(-1)!];
}

/** 97.8%; all of it only when nobody is missing. */
function percentOf(share: number): string {
  const tenths = Math.round(share * 1000) / 10;
  return `${share < 1 ? Math.min(tenths, 99.9) : 100}%`;
}

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
  data: { big: typeScale().big, said: '', labels: [] as string[], percent: '' },
  observers: {
    'kind, points'(kind: string, points: Point[]) {
      this.setData({
        said: points.map((point) => saidOf(kind, point)).join('，'),
        labels: labelsOf(kind, points),
        percent: kind === 'ring' ? percentOf(shareOf(points)) : '',
      });
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
      const { theme = 'light' } = wx.getAppBaseInfo();
      drawing.pen.clearRect(0, 0, drawing.width, drawing.height);
      CHARTS[kind as keyof typeof CHARTS]({ ...drawing, palette: PALETTES[theme] }, points);
    },
  },
});
