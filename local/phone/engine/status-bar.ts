import { onSettings, settings } from './settings';

const WATCH_MS = 5_000;

/** Beijing time, as a phone's corner shows it. */
const timeText = () =>
  new Date().toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' });

/** Time, network and battery above every page, for the eye only. */
export function installStatusBar(): void {
  const bar = document.createElement('div');
  bar.className = 'wx-status';
  bar.setAttribute('aria-hidden', 'true');
  const time = document.createElement('span');
  const signs = document.createElement('i');
  bar.append(time, signs);
  document.body.append(bar);
  const show = () => {
    time.textContent = timeText();
    bar.dataset['network'] = settings.network;
  };
  show();
  onSettings(show);
  setInterval(show, WATCH_MS);
}
