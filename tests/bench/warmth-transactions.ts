import { randomInt } from 'node:crypto';
import tcb from '@cloudbase/node-sdk';

/** How a tap ended: a kit, none left, or others were faster each time. */
export type Ended = 'claimed' | 'soldOut' | 'gaveUp';

interface Within {
  collection(name: string): {
    add(row: object): Promise<unknown>;
    doc(id: string): { get(): Promise<{ data: unknown }>; update(fields: object): Promise<unknown> };
  };
  commit(): Promise<unknown>;
  rollback(): Promise<unknown>;
}

const MOST_ATTEMPTS = 200;
const LONGEST_PAUSE_MS = 400;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const codeOf = (error: unknown) => (error as { code?: string }).code;

/** The collections of the straightforward version. */
export const plainCollections = { plainStock: { indexes: {} }, plainClaims: { indexes: {} } };

/**
 * Claims as the documentation of the SDK suggests: in a transaction look whether the person has one and the station some,
 * count down, add the claim. It has no ticket, no check of input, no log and no voucher to make; a conflict is tried
 * again after a random pause that grows.
 */
export function plainClaims(): (person: string, station: string) => Promise<Ended> {
  const db = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV }).database();
  const oneLess = (db.command as unknown as { inc(by: number): unknown }).inc(-1);
  return async (person, station) => {
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      const transaction = await (db as unknown as { startTransaction(): Promise<Within> }).startTransaction();
      try {
        return await claimWithin(transaction, oneLess, person, station);
      } catch (error) {
        const code = codeOf(error);
        if (code !== 'DATABASE_TRANSACTION_CONFLICT') await transaction.rollback().catch(() => undefined);
        if (code === undefined || !code.startsWith('DATABASE_')) throw error;
      }
      await pause(randomInt(4, Math.min(8 * 2 ** attempt, LONGEST_PAUSE_MS)));
    }
    return 'gaveUp';
  };
}

async function claimWithin(transaction: Within, oneLess: unknown, person: string, station: string): Promise<Ended> {
  const claims = transaction.collection('plainClaims');
  const stock = transaction.collection('plainStock').doc(station);
  const [{ data: mine }, { data: there }] = [await claims.doc(person).get(), await stock.get()];
  if (mine !== null || (there as { left: number }).left < 1) {
    await transaction.rollback();
    return mine === null ? 'soldOut' : 'claimed';
  }
  await stock.update({ left: oneLess });
  await claims.add({ _id: person, station });
  await transaction.commit();
  return 'claimed';
}
