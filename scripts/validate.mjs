/** Types, lint and format side by side; fails when one of them does. */
import { spawn } from 'node:child_process';

const run = (part) =>
  new Promise((resolve) => {
    spawn('npm', ['run', '-s', part], { stdio: 'inherit', shell: process.platform === 'win32' }).on('close', resolve);
  });
const codes = await Promise.all(['typecheck', 'lint', 'format:check'].map(run));
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
