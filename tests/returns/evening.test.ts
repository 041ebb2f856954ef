import { bounce } from './bouncing';
import { workAnEvening } from './evening';

// A slice of tests/soak/returns-evening.soak.ts, which goes over two hundred seeds.
test.each([1, 2])('seed %i: callers never share a person, and no outcome is lost or doubled', async (seed) => {
  const { outcomes } = await workAnEvening(seed, { callers: 6, people: 12, breakOneIn: 20 });

  expect(outcomes).toBeGreaterThanOrEqual(12);
});

test('whatever is handed to and fro has one owner and a full history', async () => {
  const { sent, answered } = await bounce(1, { cases: 8, steps: 10, breakOneIn: 20 });

  expect(sent).toBeGreaterThan(5);
  expect(answered).toBeGreaterThan(3);
});
