/** Runs the bundle of one function, one call at a time, with the environment of each call. Plain JavaScript: workers start from it as it lies. */
const { parentPort, workerData } = require('node:worker_threads');

const { file, shift, mostBytes } = workerData;
const RealDate = Date;
const realNow = Date.now;
const now = () => Math.floor(realNow() + shift[0]);

globalThis.Date = class extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(now());
    else super(...parts);
  }
  static now() {
    return now();
  }
};

let previous = [];

/** Nothing of an earlier caller may be left for the next. */
function enter(environment) {
  for (const name of previous) delete process.env[name];
  previous = Object.keys(environment);
  Object.assign(process.env, environment);
}

async function answer({ event, context, environment }) {
  enter(environment);
  const result = await require(file).main(event, context);
  const json = JSON.stringify(result === undefined ? null : result);
  if (Buffer.byteLength(json) > mostBytes) {
    return { code: 'FUNCTION_RESPONSE_TOO_LARGE', message: `The answer is longer than ${mostBytes} bytes.` };
  }
  return { json };
}

parentPort.on('message', (call) => {
  if (call === 'warm') {
    require(file);
    return parentPort.postMessage('warm');
  }
  answer(call).then(
    (reply) => parentPort.postMessage(reply),
    (error) => parentPort.postMessage({ code: 'FUNCTION_INVOCATION_FAILED', message: String(error?.message ?? error) }),
  );
});
