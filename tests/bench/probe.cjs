/** One cold start in a process of its own: loads what is named, makes its first database call, prints the milliseconds. */
const { performance } = require('node:perf_hooks');

const [kind, file] = process.argv.slice(2);
const context = {
  request_id: 'bench',
  function_name: 'bench',
  environment: JSON.stringify({ TCB_ENV: 'local', ...JSON.parse(process.env.BENCH_CALLER) }),
};

const firstCall = {
  async sdk() {
    const tcb = require(file);
    const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV });
    const loaded = performance.now();
    await app.database().collection('accounts').doc('nobody').get();
    return loaded;
  },
  async bundle() {
    const { main } = require(file);
    const loaded = performance.now();
    await main({ action: process.env.BENCH_ACTION, input: JSON.parse(process.env.BENCH_INPUT) }, context);
    return loaded;
  },
}[kind];

const print = console.log;
console.log = () => {};
const from = performance.now();
firstCall().then((loaded) => {
  const done = performance.now();
  print(JSON.stringify({ load: loaded - from, call: done - loaded, total: done - from }));
  process.exit(0);
});
