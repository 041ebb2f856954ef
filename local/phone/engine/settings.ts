import type { Spot } from './spot';

/** `lossy` loses requests before they arrive, and answers on their way back. */
export type Network = 'wifi' | 'none' | 'slow' | 'lossy';

/** What the panel decides about the phone. */
export interface Settings {
  openid: string;
  /** The phone's own number, which WeChat's phone button offers. */
  phone: string;
  /** 1 is the usual type size. */
  scale: number;
  theme: 'light' | 'dark';
  network: Network;
  /** What a lossy network loses follows from it. */
  seed: number;
  /** `null`: the person does not share where they are. */
  place: Spot | null;
  /** `asked`: the person agreed to the privacy guide before; `fresh`: WeChat asks when it is first needed. */
  privacy: 'asked' | 'fresh';
}

const query = new URLSearchParams(location.search);
const NETWORKS: readonly string[] = ['wifi', 'none', 'slow', 'lossy'];

/** A number of the unassigned segment for somebody nobody knows yet, the same for the same account. */
function inventedPhone(openid: string): string {
  const sum = [...openid].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 10_000_000, 7);
  return `1549${String(sum).padStart(7, '0')}`;
}

/** A place as an address has it, `latitude,longitude`; anything else is `null`. */
export function spotOf(text: string): Spot | null {
  const [latitude, longitude] = text.split(',').map(Number);
  if (latitude === undefined || longitude === undefined || Number.isNaN(latitude + longitude)) return null;
  return { latitude, longitude };
}

const openid = query.get('as') ?? 'newcomer';
const network = query.get('network') ?? 'wifi';

/** As the address of the screen says, until the panel says otherwise. */
export const settings: Settings = {
  openid,
  phone: query.get('phone') ?? inventedPhone(openid),
  scale: Number(query.get('scale') ?? 1),
  theme: query.get('theme') === 'dark' ? 'dark' : 'light',
  network: NETWORKS.includes(network) ? (network as Network) : 'wifi',
  seed: Number(query.get('seed') ?? 1),
  place: spotOf(query.get('place') ?? '39.7898,116.5139'),
  privacy: query.get('privacy') === 'fresh' ? 'fresh' : 'asked',
};

type Listener = (before: Settings) => void;
const listeners = new Set<Listener>();

/** Changes some of them and tells whoever listens. */
export function changeSettings(change: Partial<Settings>): void {
  const before = { ...settings };
  Object.assign(settings, change);
  document.documentElement.dataset['theme'] = settings.theme;
  listeners.forEach((listener) => listener(before));
}

/** Tells a listener of each change; answers how to stop. */
export function onSettings(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
