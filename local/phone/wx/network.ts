import { networkType, request as reach } from '../engine/network';
import { onSettings, settings } from '../engine/settings';
import { fileStore } from '../engine/file-store';
import { asynchronous } from './asynchronous';
import type { Callbacks } from './asynchronous';

interface Request extends Callbacks {
  url: string;
  method?: string;
  data?: unknown;
  header?: Record<string, string>;
  dataType?: string;
  responseType?: 'text' | 'arraybuffer';
  timeout?: number;
}
interface Upload extends Callbacks {
  url: string;
  filePath: string;
  name: string;
  header?: Record<string, string>;
  formData?: Record<string, string>;
}

type Listener = (status: object) => void;
const heard = new Map<Listener, () => void>();
/** WeChat lets go of a request after this long unless told otherwise, milliseconds. */
const PATIENCE_MS = 60_000;

function bodyOf({ method = 'GET', data, header = {} }: Request): { query: string; init: RequestInit } {
  const headers = { 'content-type': 'application/json', ...header };
  const isForm = headers['content-type'].includes('x-www-form-urlencoded');
  const form = () => new URLSearchParams(data as Record<string, string>).toString();
  if (data === undefined) return { query: '', init: { method, headers } };
  if (method === 'GET') return { query: form(), init: { method, headers } };
  const body = typeof data === 'string' || data instanceof ArrayBuffer ? data : isForm ? form() : JSON.stringify(data);
  return { query: '', init: { method, headers, body } };
}

async function contentOf(response: Response, { dataType = 'json', responseType }: Request): Promise<unknown> {
  if (responseType === 'arraybuffer') return response.arrayBuffer();
  const text = await response.text();
  try {
    return dataType === 'json' ? (JSON.parse(text) as unknown) : text;
  } catch {
    return text;
  }
}

/** Starts a call that can be told to stop: what WeChat's tasks are. */
function task<Options extends Callbacks>(
  name: string,
  run: (options: Options, signal: AbortSignal) => Promise<object>,
) {
  return (options: Options) => {
    const stop = new AbortController();
    const nothing = () => {};
    void asynchronous<Options>(name, (all) => run(all, stop.signal))({ fail: nothing, ...options });
    return {
      abort: () => stop.abort(),
      onProgressUpdate: nothing,
      offProgressUpdate: nothing,
      onHeadersReceived: nothing,
    };
  };
}

/** WeChat's sentence begins with `request:fail` already. */
const unprefixed = (error: Error): never => {
  throw Object.assign(error, { message: error.message.replace(/^request:fail /, '') });
};

async function send(options: Request, signal: AbortSignal): Promise<object> {
  const { query, init } = bodyOf(options);
  const url = query ? `${options.url}${options.url.includes('?') ? '&' : '?'}${query}` : options.url;
  const patience = AbortSignal.any([signal, AbortSignal.timeout(options.timeout ?? PATIENCE_MS)]);
  const response = await reach(url, { ...init, signal: patience }).catch(unprefixed);
  return {
    data: await contentOf(response, options),
    statusCode: response.status,
    header: Object.fromEntries(response.headers),
    cookies: [],
  };
}

async function uploadFile({ url, filePath, name, header = {}, formData = {} }: Upload, signal: AbortSignal) {
  const file = fileStore.get(filePath);
  if (!file) throw new Error('file not found');
  const form = new FormData();
  for (const [key, value] of Object.entries(formData)) form.append(key, value);
  form.append(name, new Blob([file.bytes]), filePath.split('/').at(-1));
  const response = await reach(url, { method: 'POST', headers: header, body: form, signal }).catch(unprefixed);
  return { data: await response.text(), statusCode: response.status };
}

async function downloadFile({ url, filePath }: { url: string; filePath?: string } & Callbacks, signal: AbortSignal) {
  const response = await reach(url, { signal }).catch(unprefixed);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const extension = /\.(\w{1,5})(?:\?|$)/.exec(url)?.[1] ?? 'bin';
  if (filePath) fileStore.put(filePath, bytes);
  const path = filePath ? { filePath } : { tempFilePath: fileStore.temporary(bytes, extension) };
  return { ...path, statusCode: response.status };
}

/** The network, and what goes over it. */
export const network = {
  request: task<Request>('request', send),
  uploadFile: task<Upload>('uploadFile', uploadFile),
  downloadFile: task('downloadFile', downloadFile),
  getNetworkType: asynchronous('getNetworkType', () => ({
    networkType: networkType(),
    weakNet: settings.network === 'slow' || settings.network === 'lossy',
    hasSystemProxy: false,
  })),
  onNetworkStatusChange(listener: Listener): void {
    const stop = onSettings((before) => {
      if (before.network === settings.network) return;
      listener({ networkType: networkType(), isConnected: settings.network !== 'none' });
    });
    heard.set(listener, stop);
  },
  offNetworkStatusChange(listener?: Listener): void {
    for (const one of listener ? [listener] : heard.keys()) {
      heard.get(one)?.();
      heard.delete(one);
    }
  },
};
