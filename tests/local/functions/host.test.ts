import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runningClock } from '../../../local/cloudbase/clock';
import { FunctionHost } from '../../../local/cloudbase/functions/host';

const ANY = { openid: 'o-any', trigger: '' } as const;
let folder: string;
let host: FunctionHost;

/** Deploys a function whose `main` is this text. */
function deploy(name: string, main: string, config: object = {}): void {
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, 'index.js'), `exports.main = ${main}`);
  writeFileSync(
    join(folder, name, 'config.json'),
    JSON.stringify({ memory: 64, timeout: 5, clients: true, ...config }),
  );
}
const start = () => {
  host = new FunctionHost({ folder, environment: { OWN: 'configured' }, clock: runningClock(1_000_000) });
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'niangjia-functions-'));
});
afterEach(async () => {
  await host.close();
  rmSync(folder, { recursive: true });
});

test('each call finds its own caller in context and environment, and a timer finds none', async () => {
  deploy(
    'who',
    '(event, context) => [JSON.parse(context.environment).WX_OPENID ?? null, process.env.WX_OPENID ?? null, process.env.OWN]',
  );
  start();

  const answers = [];
  for (const origin of [
    { openid: 'o-1', trigger: '' },
    { openid: null, trigger: 'timer' },
    { openid: 'o-2', trigger: '' },
  ] as const)
    answers.push(await host.invoke('who', {}, origin));

  expect(answers).toEqual([
    { json: '["o-1","o-1","configured"]' },
    { json: '[null,null,"configured"]' },
    { json: '["o-2","o-2","configured"]' },
  ]);
});

test('a call that never ends is ended, and the next one has an instance', async () => {
  deploy('slow', '(event) => { while (event.forever); return 1; }', { timeout: 0.5 });
  start();

  const late = await host.invoke('slow', { forever: true }, ANY);
  const next = await host.invoke('slow', {}, ANY);

  expect(late).toMatchObject({ code: 'FUNCTION_TIME_LIMIT_EXCEEDED' });
  expect(next).toEqual({ json: '1' });
});

test.each([
  ['throws', '() => { throw new Error("broken") }', { code: 'FUNCTION_INVOCATION_FAILED', message: 'broken' }],
  [
    'answers more than the platform carries',
    '() => "x".repeat(6.1 * 1024 * 1024)',
    { code: 'FUNCTION_RESPONSE_TOO_LARGE' },
  ],
  ['answers nothing', '() => undefined', { json: 'null' }],
])('a function that %s', async (_, main, expected) => {
  deploy('odd', main);
  start();

  expect(await host.invoke('odd', {}, ANY)).toMatchObject(expected);
});

test('more calls than instances wait their turn and are all answered', async () => {
  deploy('echo', 'async (event) => { await new Promise((r) => setImmediate(r)); return event.n; }');
  start();

  const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => host.invoke('echo', { n }, ANY)));

  expect(answers).toEqual(Array.from({ length: 30 }, (_, n) => ({ json: String(n) })));
});

test('functions live by the local clock', async () => {
  deploy('time', '() => [Date.now(), new Date().getTime(), new Date(5).getTime()]');
  start();

  const { json } = (await host.invoke('time', {}, ANY)) as { json: string };

  const [now, made, given] = JSON.parse(json) as [number, number, number];
  expect(Math.abs(now - 1_000_000)).toBeLessThan(60_000);
  expect(Math.abs(made - now)).toBeLessThan(1_000);
  expect(given).toBe(5);
});

test('a token is good while its call runs, and nobody can make one up', async () => {
  deploy('who', '(event, context) => JSON.parse(context.environment).WX_OPENID ?? null');
  deploy('token', '() => process.env.WX_API_TOKEN');
  start();

  const over = (await host.invoke('token', {}, { openid: 'o-gone', trigger: '' })) as { json: string };
  const stale = await host.invokeFrom(JSON.parse(over.json) as string, 'who', {});
  const forged = await host.invokeFrom('0'.repeat(32), 'who', {});

  expect([stale, forged]).toEqual(['null', 'null']);
});

test('an instance serves one call at a time', async () => {
  deploy(
    'alone',
    `async () => {
      const state = (globalThis.state ??= { running: 0 });
      const others = state.running++;
      await new Promise((resolve) => setTimeout(resolve, 5));
      state.running -= 1;
      return others;
    }`,
  );
  start();

  const answers = await Promise.all(Array.from({ length: 24 }, () => host.invoke('alone', {}, ANY)));

  expect(answers).toEqual(Array(24).fill({ json: '0' }));
});

test('a call that takes more memory than its function has ends, and the next one has an instance', async () => {
  deploy('greedy', '(event) => { const rows = []; while (event.more) rows.push(new Array(1e5).fill({})); return 1; }');
  start();

  const overfull = await host.invoke('greedy', { more: true }, ANY);
  const next = await host.invoke('greedy', {}, ANY);

  expect(overfull).toMatchObject({ code: 'FUNCTION_MEMORY_LIMIT_EXCEEDED' });
  expect(next).toEqual({ json: '1' });
});

test.each([
  ['ends its process', '() => process.exit(0)'],
  ['is broken when it is loaded', '(() => { throw new Error("broken") })()'],
  ['leaves a rejection behind', '() => { Promise.reject(new Error("left")); return new Promise(() => {}); }'],
  ['answers what is no JSON', '() => 1n'],
])('a function that %s answers an error', async (_, main) => {
  deploy('odd', main);
  start();

  expect(await host.invoke('odd', {}, ANY)).toMatchObject({ code: 'FUNCTION_INVOCATION_FAILED' });
});

test('an event is one function’s', () => {
  deploy('first', '() => 1', { events: ['subscribe_msg_popup_event'] });
  start();

  expect([host.listenerOf('subscribe_msg_popup_event'), host.listenerOf('user_enter')]).toEqual(['first', null]);
  deploy('second', '() => 1', { events: ['subscribe_msg_popup_event'] });
  expect(() => new FunctionHost({ folder, environment: {}, clock: runningClock() })).toThrow('both want');
});

test('calls that wait when the host closes are turned away, and no instance is left', async () => {
  deploy('slow', '() => new Promise(() => {})');
  start();
  const calls = Array.from({ length: 12 }, () => host.invoke('slow', {}, ANY));

  await host.close();

  const codes = (await Promise.all(calls)).map((result) => ('code' in result ? result.code : 'ok'));
  const count = (wanted: string) => codes.filter((code) => code === wanted).length;
  expect([count('FUNCTION_INVOCATION_FAILED'), count('FUNCTION_STATUS_ABNORMAL')]).toEqual([8, 4]);
});

test('a host that is closed starts nothing any more', async () => {
  deploy('late', '() => 1');
  start();
  await host.close();

  expect(await host.invoke('late', {}, ANY)).toMatchObject({ code: 'FUNCTION_STATUS_ABNORMAL' });
});

test('functions that call each other without end are stopped', async () => {
  deploy('who', '() => 1');
  start();

  const tooDeep = await host.invoke('who', {}, { ...ANY, depth: 5 });

  expect(tooDeep).toMatchObject({ code: 'EXCEED_REQUEST_LIMIT' });
  await expect(host.invokeFrom('', 'nowhere', {})).rejects.toMatchObject({ code: 'FUNCTION_NOT_FOUND' });
});

test('a cold host gives every call a new instance, and clocks may differ', async () => {
  deploy('counts', '() => [globalThis.calls = (globalThis.calls ?? 0) + 1, Date.now()]');
  start();
  await host.invoke('counts', {}, ANY);
  host.cold = true;
  host.skew(60_000);

  const answers = [await host.invoke('counts', {}, ANY), await host.invoke('counts', {}, ANY)];

  const parsed = answers.map((answer) => JSON.parse((answer as { json: string }).json) as [number, number]);
  expect(parsed.map(([calls]) => calls)).toEqual([1, 1]);
  for (const [, at] of parsed) expect(at).toBeGreaterThanOrEqual(1_060_000);
});
