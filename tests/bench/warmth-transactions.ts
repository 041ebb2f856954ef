import { randomInt } from 'node:crypto';
import tcb from '@cloudbase/node-sdk';

/** How a tap ended: a kit, none left, or others were faster each time. */
export type Ended = 'claimed' | 'soldOut' | 'gaveUp';

interface Transactional {
  runTransaction<T>(act: (within: Within) => Promise<T>): Promise<T>;
}

interface Within {
  collection(name: string): {
    add(row: object): Promise<unknown>;
    doc(id: string): { get(): Promise<{ data: unknown }>; update(fields: object): Promise<unknown> };
  };
}

const MOST_ATTEMPTS = 200;
const LONGEST_PAUSE_MS = 400;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const codeOf = (error: unknown) => (error as { code?: string }).code;

/** The collections of the straightforward version. */
export const plainCollections = { plainStock: { indexes: {} }, plainClaims: { indexes: {} } };

/**
 * Claims as the documentation of the SDK suggests, by `runTransaction`: look whether the person has one and the station
 * some, count down, add the claim. It has no ticket, no check of input, no log and no voucher to make. The SDK tries a
 * conflict again three times; after that this does, after a random pause that grows.
 */
export function plainClaims() {
  const db = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV }).database();
  const transactional = db as unknown as Transactional;
  const oneLess = (db.command as unknown as { inc(by: number): unknown }).inc(-1);
  const look = (person: string): Promise<unknown> => db.collection('plainClaims').doc(person).get();
  const claim = async (person: string, station: string): Promise<Ended> => {
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      try {
        return await transactional.runTransaction((within) => claimWithin(within, oneLess, person, station));
      } catch (error) {
        if (!codeOf(error)?.startsWith('DATABASE_')) throw error;
      }
      await pause(randomInt(4, Math.min(8 * 2 ** attempt, LONGEST_PAUSE_MS)));
    }
    return 'gaveUp';
  };
  return { look, claim };
}

async function claimWithin(within: Within, oneLess: unknown, person: string, station: string): Promise<Ended> {
  const claims = within.collection('plainClaims');
  const stock = within.collection('plainStock').doc(station);
  const [{ data: mine }, { data: there }] = [await claims.doc(person).get(), await stock.get()];
  if (mine !== null) return 'claimed';
  if ((there as { left: number }).left < 1) return 'soldOut';
  await stock.update({ left: oneLess });
  await claims.add({ _id: person, station });
  return 'claimed';
}
