import type { ComponentSpace } from 'glass-easel';
import { define, tell, textOf } from './define';
import type { Builtin } from './define';
import { asField } from './field';

interface Parts {
  range: HTMLInputElement;
  told: HTMLElement;
}
const parts = new WeakMap<Builtin, Parts>();

function createSlider(self: Builtin): void {
  const range = document.createElement('input');
  const told = document.createElement('span');
  range.type = 'range';
  self.$$.append(range, told);
  parts.set(self, { range, told });
  const moved = (type: 'changing' | 'change') => () => {
    const value = Number(range.value);
    self.setData({ value });
    tell(self, type, { value });
  };
  range.addEventListener('input', moved('changing'));
  range.addEventListener('change', moved('change'));
  asField(self, {
    value: () => Number(range.value),
    activate: () => range.focus(),
    reset: () => self.setData({ value: Number(self.data['min']) }),
  });
}

function drawSlider({ $$: node, data }: Builtin, { range, told }: Parts): void {
  const [min, max, value] = [Number(data['min']), Number(data['max']), Number(data['value'])];
  Object.assign(range, { min: String(min), max: String(max), step: textOf(data['step']) });
  range.value = String(value);
  range.disabled = Boolean(data['disabled']);
  const share = max > min ? ((value - min) / (max - min)) * 100 : 0;
  node.style.setProperty('--share', `${share}%`);
  node.style.setProperty('--active', textOf(data['activeColor']) || textOf(data['selectedColor']));
  node.style.setProperty('--ground', textOf(data['backgroundColor']) || textOf(data['color']));
  node.style.setProperty('--block', `${Number(data['blockSize'])}px`);
  node.style.setProperty('--block-color', textOf(data['blockColor']));
  told.textContent = data['showValue'] ? String(value) : '';
}

function defineSlider(space: ComponentSpace): void {
  define(space, 'slider', {
    properties: {
      min: Number,
      max: { type: Number, value: 100 },
      step: { type: Number, value: 1 },
      value: Number,
      disabled: Boolean,
      color: { type: String, value: '#e9e9e9' },
      selectedColor: { type: String, value: '#1aad19' },
      activeColor: String,
      backgroundColor: String,
      blockSize: { type: Number, value: 28 },
      blockColor: { type: String, value: '#ffffff' },
      showValue: Boolean,
      name: String,
    },
    created: createSlider,
    attached: (self) => drawSlider(self, parts.get(self)!),
    changed: (self) => drawSlider(self, parts.get(self)!),
    voice: (self) => parts.get(self)?.range,
  });
}

function defineProgress(space: ComponentSpace): void {
  define(space, 'progress', {
    properties: {
      percent: Number,
      showInfo: Boolean,
      borderRadius: null,
      fontSize: { type: null, value: 16 },
      strokeWidth: { type: null, value: 6 },
      color: { type: String, value: '#09BB07' },
      activeColor: String,
      backgroundColor: { type: String, value: '#EBEBEB' },
      active: Boolean,
      activeMode: String,
      duration: { type: Number, value: 30 },
    },
    created({ $$: node }) {
      node.setAttribute('role', 'progressbar');
      node.append(document.createElement('div'), document.createElement('span'));
      node.firstElementChild!.append(document.createElement('i'));
    },
    changed(self, property) {
      const { $$: node, data } = self;
      const percent = Math.min(100, Math.max(0, Number(data['percent'])));
      node.setAttribute('aria-valuenow', String(percent));
      node.setAttribute('aria-valuemin', '0');
      node.setAttribute('aria-valuemax', '100');
      const bar = node.firstElementChild as HTMLElement;
      const fill = bar.firstElementChild as HTMLElement;
      const ms = data['active'] ? percent * Number(data['duration']) : 0;
      bar.style.cssText = `height:${textOf(data['strokeWidth'])}px;background:${textOf(data['backgroundColor'])};border-radius:${Number(data['borderRadius'] ?? 0)}px`;
      fill.style.cssText = `width:${percent}%;background:${textOf(data['activeColor']) || textOf(data['color'])};transition:width ${ms}ms linear`;
      (node.lastElementChild as HTMLElement).textContent = data['showInfo'] ? `${percent}%` : '';
      if (property === 'percent' && data['active'])
        setTimeout(() => tell(self, 'activeend', { curPercent: percent }), ms);
    },
  });
}

/** WeChat's icons as paths in a square of 24, those on a disc and those without one. */
const DISC = 'M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22Z';
const TICK = 'M10.2 16.9 5.6 12.3 7 10.9l3.2 3.2L17 7.3l1.4 1.4Z';
const MARK = 'M11 6h2v7h-2zM11 15.5h2v2.2h-2z';
const CROSS = 'M12 10.6 15.5 7 17 8.5 13.4 12l3.6 3.5-1.5 1.5-3.5-3.6L8.5 17 7 15.5l3.6-3.5L7 8.5 8.5 7Z';
const ICONS: Readonly<Record<string, readonly [path: string, color: string]>> = {
  success: [DISC + TICK, '#09BB07'],
  success_no_circle: [TICK, '#09BB07'],
  info: [`${DISC}M11 10h2v7h-2zM11 6.3h2v2.2h-2z`, '#10AEFF'],
  warn: [DISC + MARK, '#F76260'],
  waiting: [`${DISC}M11 6h2v5.6l4 2.3-1 1.7-5-2.9Z`, '#10AEFF'],
  cancel: [DISC + CROSS, '#F43530'],
  download: [`${DISC}M11 6h2v6h2.6L12 16l-3.6-4H11zM8 17h8v1.5H8Z`, '#09BB07'],
  search: [
    'M10.5 4a6.5 6.5 0 1 1-3.9 11.7A6.5 6.5 0 0 1 10.5 4Zm0 1.6a4.9 4.9 0 1 0 0 9.8 4.9 4.9 0 0 0 0-9.8ZM15 16.1l1.1-1.1 4.4 4.4-1.1 1.1Z',
    '#B2B2B2',
  ],
  clear: [DISC + CROSS, '#B2B2B2'],
};

function defineIcon(space: ComponentSpace): void {
  define(space, 'icon', {
    properties: { type: String, size: { type: null, value: 23 }, color: String },
    changed({ $$: node, data }) {
      const [path, color] = ICONS[textOf(data['type'])] ?? ['', ''];
      const size = textOf(data['size']);
      const length = /^[\d.]+$/.test(size) ? `${size}px` : size.replace(/([\d.]+)rpx/, 'calc($1 * 100vw / 750)');
      node.style.cssText = `width:${length};height:${length};color:${textOf(data['color']) || color}`;
      node.innerHTML = `<svg viewBox="0 0 24 24" width="100%" height="100%" aria-hidden="true"><path fill="currentColor" fill-rule="evenodd" d="${path}"/></svg>`;
    },
  });
}

/** `slider`, `progress` and `icon`. */
export function defineMeasures(space: ComponentSpace): void {
  defineSlider(space);
  defineProgress(space);
  defineIcon(space);
}
