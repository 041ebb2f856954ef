import { onSettings, settings } from './settings';

const WATCH_MS = 5_000;

const BEIJING_MS = 8 * 3_600_000;

/** Beijing time, as a phone's corner shows it. */
const timeText = () => new Date(Date.now() + BEIJING_MS).toISOString().slice(11, 16);

/** Time, network and battery above every page, for the eye only. Answers how to show them anew, once the time is known. */
export function installStatusBar(): () => void {
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
  return show;
}
