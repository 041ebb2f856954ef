import { misfits } from './looks';
import { openStage } from './stage';
import type { Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

test('every page fits in the largest letters', async () => {
  expect(await misfits(stage, '1.6')).toEqual({});
}, 480_000);
