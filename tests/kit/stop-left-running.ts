import { leftRunning } from './left-running';

afterAll(async () => {
  for (const stop of leftRunning) await stop();
});
