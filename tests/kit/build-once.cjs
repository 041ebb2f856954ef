const { execFileSync } = require('node:child_process');

const run = (...args) => execFileSync(process.execPath, ['--import', 'tsx', ...args], { stdio: ['ignore', 2, 2] });

/**
 * Tests of functions, gateway and phone run what is deployed: it is built before the first of them. So is the browser
 * unpacked, since two workers that did it at once on a bare machine would start it half written (ETXTBSY).
 */
module.exports = () => {
  run('scripts/build.ts');
  run('-e', "require('./local/phone/browser.ts').executable()");
};
