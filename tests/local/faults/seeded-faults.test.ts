import { SeededFaults } from '../../../local/cloudbase/seeded-faults';
import type { FaultPlan } from '../../../local/cloudbase/seeded-faults';
import { startSdkCloud } from '../sdk';

/** What becomes of forty inserts under a plan: `ok`, or the code or name of the error. */
async function fates(plan: FaultPlan): Promise<string[]> {
  const faults = new SeededFaults();
  faults.plan = plan;
  const { local, db } = await startSdkCloud({ faults, duplicateShapeNow: () => faults.plan?.duplicateShape });
  const seen: string[] = [];
  for (let i = 0; i < 40; i += 1) {
    const fate = db.collection('plain').add({ _id: `p${i}`, n: i });
    seen.push(await fate.then(() => 'ok').catch((error: { code?: string }) => error.code ?? 'broken'));
  }
  const landed = local.documents.all('plain').map(({ n }) => n as number);
  await local.close();
  return seen.map((fate, i) => `${fate}${landed.includes(i) ? '+' : '-'}`);
}

test('one seed breaks the same operations each time, another others', async () => {
  const plan = { seed: 7, dropBefore: 0.2, dropAfter: 0.2, storageFull: 0.1 };

  const [first, again, other] = [await fates(plan), await fates(plan), await fates({ ...plan, seed: 8 })];

  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
  expect(new Set(first)).toEqual(new Set(['ok+', 'ECONNRESET-', 'ECONNRESET+', 'DATABASE_REQUEST_FAILED-']));
});

test('mischief elsewhere does not reach a collection that is not meant', async () => {
  expect(await fates({ seed: 1, dropBefore: 1, only: { collection: 'things' } })).toEqual(Array(40).fill('ok+'));
});

test.each(['DATABASE_REQUEST_FAILED', 'DATABASE_DUPLICATE_WRITE'] as const)(
  'a duplicate is told as %s while the plan says so',
  async (duplicateShape) => {
    const faults = new SeededFaults();
    faults.plan = { seed: 1, duplicateShape };
    const { local, db } = await startSdkCloud({ faults, duplicateShapeNow: () => faults.plan?.duplicateShape });
    await db.collection('plain').add({ _id: 'same' });

    const second = db.collection('plain').add({ _id: 'same' });

    await expect(second).rejects.toMatchObject({ code: duplicateShape });
    await local.close();
  },
);

test('a conflict in a transaction is told as the database tells it', async () => {
  const faults = new SeededFaults();
  const { local, db } = await startSdkCloud({ faults });
  faults.plan = { seed: 1, conflict: 1 };
  const transaction = await db.startTransaction();

  const attempt = transaction.collection('plain').doc('x').set({ n: 1 });

  await expect(attempt).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' });
  await local.close();
});
