import { Failure } from '../../kit/failure';
import type { Campaign } from '../campaign';
import { newCase } from '../case';
import type { Case, Particulars } from '../case';
import { noted } from '../change';
import { previousOf, subjectKey } from '../declaring';
import type { Holder } from '../declaring';
import { declaredFields } from '../moves/declare';
import type { ReturnsStore } from '../store';
import type { Clue } from './rows';

/** Most rows of one sheet; a longer one comes in parts. */
export const MOST_CLUES = 2_000;
/** Rows looked up and written at a time. */
const BATCH = 500;
/** How often a batch is looked up again when somebody imports the same people at the same moment. */
const ATTEMPTS = 3;
/** Contacts are found and verified within this time. */
const CONTACT_MS = 24 * 3_600_000;

/** The id of the case that a request begins for a number, the same for every repetition. */
export const clueId = (store: ReturnsStore, request: string, phone: string) =>
  store.keys().blindIndex(`${request}:${phone}`, 'case').slice(0, 24);

/** The fingerprint of a contact: one open case for a number, whatever sheets it stands in. */
export const subjectOf = (store: ReturnsStore, phone: string) => subjectKey(store, 'contact', phone);

interface Clueing {
  kind: 'closeContact' | 'pooledPositive';
  campaign: Campaign;
  holder: Holder;
  previous: Particulars['previous'];
  by: { at: number; by: string | null; request: string };
  id: string;
  subjectKey: string;
  offeredTo: string;
}

/** The case that a clue begins: to be verified within twenty-four hours. */
export function clueCase(
  { name, phone, exposure, whereabouts }: Clue,
  { kind, campaign, holder, previous, by, id, subjectKey: subject, offeredTo }: Clueing,
): Case {
  const answers = { ...(exposure !== null && { exposure }), ...(whereabouts !== '' && { whereabouts }) };
  const next = newCase({
    _id: id,
    kind,
    campaignId: campaign._id,
    keepDays: campaign.keepDays,
    filedBy: null,
    subjectKey: subject,
    offeredTo,
    declaredAt: by.at,
    ...holder,
    stage: 'toVerify',
    dueAt: by.at + CONTACT_MS,
    callableAt: by.at,
    particulars: {
      name,
      phone,
      relation: null,
      consent: 'own',
      trip: null,
      outbound: null,
      fields: declaredFields(answers),
      noteForNext: null,
      missingPart: null,
      previous,
    },
  });
  return noted({ step: 'imported', next }, by);
}

type CaseFrom = (clue: Clue, i: number, previous: Particulars['previous']) => Case;

/**
 * Adds a case for each clue whose person has none open, the i-th of them as `caseFrom` makes it. A repetition of the
 * request counts those it added before, as they are now, whether they have ended or not.
 */
export async function shareClues(
  store: ReturnsStore,
  clues: readonly Clue[],
  { request, now }: { request: string; now: number },
  caseFrom: CaseFrom,
) {
  const keyOf = ({ phone }: Clue) => subjectOf(store, phone);
  const batches = Array.from({ length: Math.ceil(clues.length / BATCH) }, (_, i) =>
    clues.slice(i * BATCH, (i + 1) * BATCH),
  );
  const added: Case[] = [];
  let index = 0;
  for (const batch of batches) {
    const keys = batch.map(keyOf);
    const open = await store.openAmong(keys);
    const earlier = await store.about(keys);
    const ids = new Set(batch.map(({ phone }) => clueId(store, request, phone)));
    const own = [...earlier, ...open].filter((one) => ids.has(one._id));
    const others = keysBut(open, own);
    const cases = batch
      .filter((clue) => !others.has(keyOf(clue)))
      .map((clue) => caseFrom(clue, index++, previousOf(latestEnded(earlier, keyOf(clue)), now)));
    added.push(...(await addAll(store, cases, [...open, ...own])));
  }
  return { added };
}

/** The people of some cases, without those of others. */
function keysBut(cases: readonly Case[], others: readonly Case[]): Set<string> {
  const left = new Set(others.map((one) => one.subjectKey));
  return new Set(cases.map((one) => one.subjectKey).filter((key) => !left.has(key)));
}

function latestEnded(cases: readonly Case[], subject: string): Case | null {
  const own = cases.filter((one) => one.subjectKey === subject && one.endedAt !== null);
  return own.sort((a, b) => b.declaredAt - a.declaredAt)[0] ?? null;
}

/** Adds those that neither are there nor would be a second open one; answers them, and as they are those that are there. */
async function addAll(store: ReturnsStore, cases: readonly Case[], found: readonly Case[]) {
  let there = found;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const known = new Map(there.map((one) => [one._id, one]));
    const taken = new Set(there.map((one) => one.subjectKey));
    const fresh = cases.filter((one) => !taken.has(one.subjectKey));
    if (fresh.length === 0 || (await store.add(fresh))) {
      return [...fresh, ...cases.flatMap(({ _id }) => known.get(_id) ?? [])];
    }
    there = [...found, ...(await store.openAmong(cases.map((one) => one.subjectKey)))];
  }
  throw new Failure('CONFLICT');
}
