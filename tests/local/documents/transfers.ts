import type { SdkCloud } from '../sdk';
import type { Chance } from './random-documents';

const ACCOUNTS = 30;
const START = 1_000;

interface Transfer {
  from: string;
  to: string;
  amount: number;
}

const isConflict = (error: unknown) => (error as { code?: string }).code === 'DATABASE_TRANSACTION_CONFLICT';

function someTransfer(chance: Chance): Transfer {
  const from = chance.below(ACCOUNTS);
  const to = (from + 1 + chance.below(ACCOUNTS - 1)) % ACCOUNTS;
  return { from: `account ${from}`, to: `account ${to}`, amount: 1 + chance.below(9) };
}

/** Reads both, writes both: lost updates and torn transfers would show in the sum. `false`: a conflict, and nothing done. */
async function transfer(db: SdkCloud['db'], { from, to, amount }: Transfer): Promise<boolean> {
  const transaction = await db.startTransaction();
  const account = (id: string) => transaction.collection('plain').doc(id);
  try {
    const giver = (await account(from).get()).data.sum as number;
    const taker = (await account(to).get()).data.sum as number;
    await account(from).update({ sum: giver - amount });
    await account(to).update({ sum: taker + amount });
    await transaction.commit();
    return true;
  } catch (error) {
    if (isConflict(error)) return false;
    throw error;
  }
}

/** Many writers move amounts between few accounts. Answers what all of them own before and after, and the conflicts. */
export async function transfers({ db, local }: SdkCloud, chance: Chance, count: number, writers: number) {
  const ids = Array.from({ length: ACCOUNTS }, (_, n) => `account ${n}`);
  local.documents.insertMany(
    'plain',
    ids.map((_id) => ({ _id, sum: START })),
  );
  let [left, done, conflicts] = [count, 0, 0];
  const write = async () => {
    while (left > 0) {
      left -= 1;
      if (await transfer(db, someTransfer(chance))) done += 1;
      else [left, conflicts] = [left + 1, conflicts + 1];
    }
  };
  await Promise.all(Array.from({ length: writers }, write));
  const owned = local.documents.all('plain').map(({ sum }) => sum as number);
  return { before: ACCOUNTS * START, after: owned.reduce((sum, one) => sum + one, 0), done, conflicts };
}
