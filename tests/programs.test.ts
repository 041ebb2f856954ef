import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

describe('the programs beside jest', () => {
  it.each(['soak', 'bench'])('load without it: %s', (folder) => {
    const files = readdirSync(join(__dirname, folder)).filter((file) => /\.(soak|bench)\.ts$/.test(file));
    const code = files.map((file) => `require(${JSON.stringify(join(__dirname, folder, file))})`).join(';');
    const ran = execFileSync(process.execPath, ['--import', 'tsx', '-e', `${code};console.log('loaded')`]);

    expect(files.length).toBeGreaterThan(3);
    expect(ran.toString()).toBe('loaded\n');
  });
});
