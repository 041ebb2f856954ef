/** A point in degrees, GCJ-02. */
export interface Spot {
  latitude: number;
  longitude: number;
}

/** What the panel decides about the phone. */
export interface Settings {
  openid: string;
  /** The phone's own number, which WeChat's phone button offers. */
  phone: string;
  /** 1 is the usual type size. */
  scale: number;
  theme: 'light' | 'dark';
  network: 'wifi' | 'none';
  /** `null`: the person does not share where they are. */
  place: Spot | null;
}

const query = new URLSearchParams(location.search);

/** A number of the unassigned segment for somebody nobody knows yet, the same for the same account. */
function inventedPhone(openid: string): string {
  const sum = [...openid].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 10_000_000, 7);
  return `1549${String(sum).padStart(7, '0')}`;
}

function spotOf(text: string | null): Spot | null {
  const [latitude, longitude] = (text ?? '39.7898,116.5139').split(',').map(Number);
  if (latitude === undefined || longitude === undefined || Number.isNaN(latitude + longitude)) return null;
  return { latitude, longitude };
}

const openid = query.get('as') ?? 'newcomer';

/** As the address of the screen says, until the panel says otherwise. */
export const settings: Settings = {
  openid,
  phone: query.get('phone') ?? inventedPhone(openid),
  scale: Number(query.get('scale') ?? 1),
  theme: query.get('theme') === 'dark' ? 'dark' : 'light',
  network: query.get('network') === 'none' ? 'none' : 'wifi',
  place: spotOf(query.get('place')),
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
