import type { Plugin } from 'esbuild';

/**
 * Packages behind parts of the SDK that no function of ours touches: models, AI, realtime, custom login, proxies.
 * They are most of the SDK's weight, and weight is cold-start time.
 */
const UNUSED = [
  '@cloudbase/ai',
  '@cloudbase/wx-cloud-client-sdk',
  '@cloudbase/app',
  'axios',
  'http-proxy-agent',
  'https-proxy-agent',
  'jsonwebtoken',
  'web-streams-polyfill',
  'xml2js',
];
const FILTER = new RegExp(`^(${UNUSED.join('|')})(/.*)?$`);
/** The database's watching of changes over a websocket, with a few packages of its own behind it. */
const WATCHING = /^\.\/realtime\/websocket-client$/;

/** Stands in at load time, as a value, a class to extend or a namespace; whoever calls or makes one is told its name. */
const standIn = (name: string) => `
const used = () => { throw new Error(${JSON.stringify(`${name} is not part of this bundle; see scripts/slim.ts`)}); };
class Absent { constructor() { used(); } }
const real = new Set(['prototype', 'name', 'length']);
module.exports = new Proxy(Absent, {
  get: (target, key) => (key === '__esModule' || (typeof key === 'symbol' || real.has(key) ? target[key] : module.exports)),
  apply: used,
});`;

/** Its table of every file type is only read for uploads' names; without it they are sent as plain bytes. */
const EMPTY = 'mime-db';

/** Leaves the unused parts of the SDK out of a bundle. */
export const slim: Plugin = {
  name: 'slim',
  setup(build) {
    for (const filter of [FILTER, WATCHING]) {
      build.onResolve({ filter }, ({ path }) => ({ path, namespace: 'absent' }));
    }
    build.onResolve({ filter: new RegExp(`^${EMPTY}$`) }, ({ path }) => ({ path, namespace: 'empty' }));
    build.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
    build.onLoad({ filter: /.*/, namespace: 'absent' }, ({ path }) => ({ contents: standIn(path), loader: 'js' }));
  },
};
