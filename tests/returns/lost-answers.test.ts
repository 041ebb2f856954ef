import type { TestCloud } from '../kit/test-cloud';
import { aDeclaration, as, casesIn, dataOf, declare, startReturns, worker } from './cases';

let cloud: TestCloud;
beforeEach(async () => (cloud = await startReturns()));
afterEach(() => cloud.stop());

const tap = () => as(cloud, worker)('declareReturn', aDeclaration(), 'request-1');

/** The tap is written, and cut off before its answer is kept. */
async function tapUnanswered(): Promise<void> {
  let seen = 0;
  const isAnswer = (collection: string) => collection === 'requests' && (seen += 1) === 2;
  cloud.faults = { before: (_, collection) => (isAnswer(collection) ? 'drop' : 'pass'), after: () => 'pass' };
  expect(await tap()).toMatchObject({ code: 'INTERNAL' });
  cloud.faults = null;
}

async function takeBack(): Promise<string> {
  const [one] = dataOf(await as(cloud, worker)('readMyCases', {})).cases;
  dataOf(await as(cloud, worker)('withdrawReturn', { caseId: one!.id, reason: '改天再来' }));
  return one!.id;
}

test('a declaration that was taken back since is answered as what it became', async () => {
  await tapUnanswered();
  const id = await takeBack();

  expect(dataOf(await tap()).case).toMatchObject({ id, stage: 'cancelled' });
});

test('it does not overwrite a newer one', async () => {
  await tapUnanswered();
  const id = await takeBack();
  const newer = await declare(cloud, worker, { arrival: '2022-12-05T12:00' });

  expect(dataOf(await tap()).case).toMatchObject({ id, stage: 'cancelled' });
  expect(casesIn(cloud).find(({ _id }) => _id === newer.id)!.stage).toBe('notArrived');
});

test('where it had changed an open one, it opens no other', async () => {
  await declare(cloud);
  await tapUnanswered();
  const id = await takeBack();

  expect(dataOf(await tap()).case).toMatchObject({ id, stage: 'cancelled' });
  expect(casesIn(cloud)).toHaveLength(1);
});
