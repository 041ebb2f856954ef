type Listener = (isConnected: boolean) => void;
const listeners = new Set<Listener>();
let connected = true;

function change(isConnected: boolean): void {
  if (isConnected === connected) return;
  connected = isConnected;
  listeners.forEach((listener) => listener(isConnected));
}

/** Begins to listen to the phone's network; once, when the app starts. */
export function followNetwork(): void {
  wx.onNetworkStatusChange(({ isConnected }) => change(isConnected));
  void wx.getNetworkType({ success: ({ networkType }) => change(networkType !== 'none') });
}

/** Whether the phone says that it has a network; it may be wrong. */
export const isConnected = (): boolean => connected;

/** Tells a listener when the network comes and goes; answers how to stop. */
export function onNetworkChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
