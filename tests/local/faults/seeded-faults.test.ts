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

test('a conflict is told to transactions alone, and ends them as a real one does', async () => {
  const faults = new SeededFaults();
  const { local, db } = await startSdkCloud({ faults });
  faults.plan = { seed: 1, conflict: 1 };
  const transaction = await db.startTransaction();
  await transaction.collection('plain').doc('y').get();

  const attempt = transaction.collection('plain').doc('x').set({ n: 1 });
  await expect(attempt).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' });
  const late = transaction.commit();
  const ordinary = db.collection('plain').add({ _id: 'z' });

  await expect(late).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' });
  await expect(ordinary).resolves.toMatchObject({ id: 'z' });
  await local.close();
});

test('a transaction that is run again gets through where conflicts are rare', async () => {
  const faults = new SeededFaults();
  const { local, db } = await startSdkCloud({ faults });
  faults.plan = { seed: 5, conflict: 0.5 };
  let attempts = 0;

  await db.runTransaction(async (transaction: Awaited<ReturnType<typeof db.startTransaction>>) => {
    attempts += 1;
    await transaction.collection('plain').doc('x').set({ attempts });
  });

  expect(local.documents.all('plain')).toEqual([{ _id: 'x', attempts }]);
  await local.close();
});

/** Where forty operations of each kind go wrong, as a plan decides them. */
async function decisions(plan: FaultPlan, places: readonly string[]): Promise<Record<string, string>> {
  const faults = new SeededFaults();
  faults.plan = plan;
  const seen: Record<string, string> = {};
  for (let i = 0; i < 40; i += 1) {
    for (const place of places) {
      const fate =
        (await faults.before('database.insertDocument', place)) + faults.after('database.insertDocument', place);
      seen[place] = `${seen[place] ?? ''} ${fate}`;
    }
  }
  return seen;
}

test('what runs beside an operation does not change its fate', async () => {
  const plan = { seed: 11, dropBefore: 0.3, dropAfter: 0.3 };

  const alone = await decisions(plan, ['people']);
  const beside = await decisions(plan, ['stations', 'people', 'claims']);

  expect(beside['people']).toBe(alone['people']);
  expect(beside['stations']).not.toBe(alone['people']);
});

test('a plan goes wrong as often as it says', async () => {
  const faults = new SeededFaults();
  faults.plan = { seed: 3, dropBefore: 0.03, openApi: { '-1': 0.1, '40001': 0.08 }, functionCrash: 0.2 };
  const count = async (act: () => unknown) => {
    let times = 0;
    for (let i = 0; i < 5_000; i += 1) if (await act()) times += 1;
    return times / 5_000;
  };

  const drops = await count(async () => (await faults.before('database.getDocument', 'x')) === 'drop');
  const codes = await count(() => faults.openApi('subscribeMessage.send') !== 0);
  const crashes = await count(() => faults.crashAfter() !== null);

  expect(drops).toBeCloseTo(0.03, 1.5);
  expect(codes).toBeCloseTo(0.1 + 0.9 * 0.08, 1.5);
  expect(crashes).toBeCloseTo(0.2, 1.5);
});

test('only the API that is meant fails', () => {
  const faults = new SeededFaults();
  faults.plan = { seed: 1, openApi: { '45009': 1 }, only: { api: 'subscribeMessage.send' } };

  const codes = ['subscribeMessage.send', 'security.msgSecCheck'].map((api) => faults.openApi(api));

  expect(codes).toEqual([45009, 0]);
});

test('an operation takes as much longer as the plan says', async () => {
  const faults = new SeededFaults();
  const { local, db } = await startSdkCloud({ faults });
  faults.plan = { seed: 1, latencyMs: 120 };
  const from = performance.now();

  await db.collection('plain').count();

  expect(performance.now() - from).toBeGreaterThanOrEqual(118);
  await local.close();
});

test('after the plan all is well, and the same plan begins from its first draw', async () => {
  const faults = new SeededFaults();
  const plan = { seed: 2, dropBefore: 0.5 };
  const fate = async () => {
    const seen = [];
    for (let i = 0; i < 20; i += 1) seen.push(await faults.before('database.getDocument', 'x'));
    return seen;
  };

  faults.plan = plan;
  const first = await fate();
  faults.plan = null;
  const well = await fate();
  faults.plan = plan;
  const again = await fate();

  expect(again).toEqual(first);
  expect(new Set(well)).toEqual(new Set(['pass']));
});
