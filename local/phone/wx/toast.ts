import { make } from './sheets';

/** What WeChat shows over the screen for a while. */
export interface Toast {
  title: string;
  icon?: 'success' | 'error' | 'loading' | 'none';
  mask?: boolean;
  /** Milliseconds; `null`: until hidden. */
  duration: number | null;
}

let shown: HTMLElement | null = null;

/** Shows it in the place of the one before. */
export function showToast({ title, icon = 'success', mask = false, duration }: Toast): void {
  hideToast();
  const layer = make('div', mask ? 'wx-toast-mask' : '');
  const toast = make('div', 'wx-toast');
  toast.setAttribute('role', 'status');
  if (icon !== 'none') toast.append(make('i', `wx-toast-${icon}`));
  toast.append(make('span', '', title));
  layer.append(toast);
  document.body.append(layer);
  shown = layer;
  if (duration !== null) setTimeout(() => shown === layer && hideToast(), duration);
}

export function hideToast(): void {
  shown?.remove();
  shown = null;
}
