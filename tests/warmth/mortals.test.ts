import { Mortal } from './mortals';

/** Says its process id, and ends with its parent's pipe. */
const PROGRAM = 'console.log(process.pid); process.stdin.resume().once("end", () => process.exit(0));';

const lives = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('a process that is killed lives again as another', async () => {
  const mortal = new Mortal(['-e', PROGRAM]);
  const first = Number(await mortal.alive);

  await mortal.kill();

  const second = Number(await mortal.alive);
  expect([lives(first), lives(second), mortal.deaths]).toEqual([false, true, 1]);
  await mortal.end();
  expect(lives(second)).toBe(false);
});

test.each([
  ['just started', async () => undefined],
  ['alive', async ({ alive }: Mortal) => void (await alive)],
])('one that is %s, killed and ended at the same moment leaves no process', async (_, reach) => {
  const mortal = new Mortal(['-e', PROGRAM]);
  await reach(mortal);

  const [, , first] = await Promise.all([mortal.kill(), mortal.end(), mortal.alive]);

  expect([first, await mortal.alive].map(Number).map(lives)).toEqual([false, false]);
});
