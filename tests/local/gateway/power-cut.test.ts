import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder, startMachine } from '../machine';
import type { Machine } from '../machine';

const PHONE = '15400009876';
const folder = dataFolder();
afterAll(() => folder.remove());

async function register(machine: Machine) {
  const { code } = await machine.local<{ code: string }>('/local/phone-code', { phone: PHONE });
  const input = {
    name: '秦小满',
    phone: { kind: 'wechat', code },
    occupation: 'courier',
    place: { kind: 'station', id: 'station-01' },
    consentVersion: '2026-11',
  };
  return machine.call('people', 'fresh-person', 'registerWorker', input, 'request-of-the-tap');
}

test('whoever was told they are registered still is after a power cut, and their number lies nowhere in clear', async () => {
  const before = await startMachine(folder.path);
  const answer = await register(before);
  await before.kill();

  const after = await startMachine(folder.path);
  const me = await after.call('people', 'fresh-person', 'readMe', {});
  await after.stop();

  expect(answer).toMatchObject({ ok: true, data: { me: { name: '秦小满' } } });
  expect(me).toMatchObject({ ok: true, data: { me: { name: '秦小满', maskedPhone: '154****9876' } } });
  const files = readdirSync(folder.path).map((name) => readFileSync(join(folder.path, name), 'latin1'));
  expect(files.length).toBeGreaterThan(2);
  expect(files.some((bytes) => bytes.includes('fresh-person'))).toBe(true);
  expect(files.filter((bytes) => bytes.includes(PHONE))).toEqual([]);
});

test('Ctrl-C ends it cleanly', async () => {
  const machine = await startMachine(folder.path);

  expect(await machine.stop()).toBe(0);
});
