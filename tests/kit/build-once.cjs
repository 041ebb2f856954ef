const { execFileSync } = require('node:child_process');

/** Tests of functions, gateway and phone run what is deployed: it is built before the first of them. */
module.exports = () => {
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], { stdio: ['ignore', 2, 2] });
};
