import { ask } from './machine';
import type { Settings } from './phone-view';
import type { Table } from './table';

/** The first element that a selector finds; the panel's own HTML has them all. */
export const find = <E extends HTMLElement = HTMLElement>(selector: string): E => document.querySelector<E>(selector)!;

const CHOICES: Readonly<Record<keyof Settings, Record<string, string>>> = {
  place: {
    '经开区 荣华南路': '39.7898,116.5139',
    '昌平 阳坊镇': '40.1419,116.1318',
    '平谷 兴谷街道': '40.1553,117.1197',
    朝阳国贸: '39.9139,116.4598',
    海淀中关村: '39.9811,116.3157',
    不让知道: 'none',
  },
  network: { 正常: 'wifi', 很慢: 'slow', 时断时续: 'lossy', 断网: 'none' },
  scale: { 标准: '1', 大: '1.4', 最大: '1.6' },
  theme: { 白天: 'light', 夜里: 'dark' },
};
const NAMES = Object.keys(CHOICES) as (keyof Settings)[];

const selectOf = (name: string) => find<HTMLSelectElement>(`select[name=${name}]`);

/** The switches of the selected phone. */
export function showSwitches(table: () => Table): void {
  for (const name of NAMES) {
    for (const [label, value] of Object.entries(CHOICES[name])) selectOf(name).append(new Option(label, value));
    selectOf(name).addEventListener('change', () => {
      table().selected.set(name, selectOf(name).value);
      table().select(table().selected);
    });
  }
  find('.second').addEventListener('click', () => table().toggleSecond());
  find('.forget').addEventListener('click', () => table().selected.forget());
}

/** Shows what the selected phone is set to. */
export function readSwitches({ selected, phones }: Table): void {
  for (const name of NAMES) selectOf(name).value = selected.settings[name];
  find('.whose').textContent = phones.length > 1 ? `· ${selected.person.name}` : '';
  find('.second').textContent = phones.length > 1 ? '收起第二台' : '再放一台';
}

/** Beijing time, whatever the browser's is. */
const clockText = (at: number) =>
  new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);

export const showTime = (now: number): void => void (find('.clock').textContent = clockText(now));

/** The machine's clock; every screen reads it when it opens. @param moved told after it was moved */
export function showClock(moved: () => void): void {
  const move = (body: object) => void ask('/local/clock', body).then(moved);
  for (const button of document.querySelectorAll<HTMLElement>('[data-advance]')) {
    button.addEventListener('click', () => move({ advanceMs: Number(button.dataset['advance']) }));
  }
  const input = find<HTMLInputElement>('input[type=datetime-local]');
  input.addEventListener('change', () => move({ at: `${input.value}:00+08:00` }));
}
