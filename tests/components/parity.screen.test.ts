import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openSimulator } from './simulator';
import type { Simulator } from './simulator';
import { pathOf, sampleProgram, SAMPLES } from './templates';

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

let folder: string;
let simulator: Simulator;
let phone: Record<string, string>;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'niangjia-samples-'));
  for (const [file, text] of Object.entries(sampleProgram())) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  simulator = openSimulator(folder);
  const script = join(__dirname, 'phone-texts.ts');
  const said = execFileSync(process.execPath, ['--import', 'tsx', script, folder], { encoding: 'utf8' });
  phone = JSON.parse(said) as Record<string, string>;
}, 60_000);
afterAll(() => {
  simulator.remove();
  rmSync(folder, { recursive: true });
});

test('there are twenty templates and more to compare', () => {
  expect(Object.keys(SAMPLES).length).toBeGreaterThan(20);
});

test.each(Object.keys(SAMPLES))('the phone says of %s what WeChat says', (name) => {
  const inWeChat = simulator.draw(pathOf(name)).text();

  const here = oneLine(phone[name] ?? '');

  expect(inWeChat).not.toBe('');
  expect(here).toBe(inWeChat);
});
