import { addDays, beijingDay } from '../../cloudfunctions/domain/calendar';
import type { KeyRing } from '../../cloudfunctions/kit/sealed';
import type { Documents } from '../cloudbase/documents/documents';
import { goodsRows } from './goods-rows';
import { identityAccounts, identityPeople } from './identities';
import { demoOrgUnits } from './org-units';
import { inventedPeople } from './people';
import { demoContacts } from './contacts';
import { demoCampaign, demoCases } from './returns';
import { sealedRow } from './sealed-row';
import { demoStations } from './stations';
import { demoWarmth } from './warmth';

/** How many invented people come with the demo: a handful, one district's worth, the whole city's. */
export const DEMO_SIZES = { none: 0, small: 60, district: 11_000, city: 190_000 } as const;
export type DemoSize = keyof typeof DEMO_SIZES;

/** Fills an empty database; does nothing to one that has units. @param at epoch milliseconds */
export function loadDemo(documents: Documents, size: DemoSize, keys: KeyRing, at: number): void {
  const known = documents.find('orgUnits', { filter: { _id: 'bj' } }).documents.length > 0;
  if (known || size === 'none') return;

  const registeredOn = addDays(beijingDay(at), -30);
  documents.insertMany('orgUnits', demoOrgUnits);
  documents.insertMany('stations', demoStations);
  documents.insertMany('accounts', identityAccounts(keys));
  documents.insertMany('campaigns', [demoCampaign]);
  documents.insertMany('returnCases', sealedCases(keys, at));
  documents.insertMany('persons', sealedPeople(DEMO_SIZES[size], keys, registeredOn));
  for (const [name, rows] of Object.entries(warmthRows(keys, at, registeredOn))) documents.insertMany(name, rows);
}

function* sealedCases(keys: KeyRing, at: number): Generator<object> {
  for (const row of [...demoCases(keys, at), ...demoContacts(keys, at)]) yield sealedRow('returnCases', row, keys);
}

/** What is given out, and the goods it comes from, to those one can be and to the first of the invented people. */
function warmthRows(keys: KeyRing, at: number, registeredOn: string): Record<string, object[]> {
  const invented = [...inventedPeople(DEMO_SIZES.small, keys, registeredOn)];
  const registered = [...identityPeople(keys, registeredOn), ...invented].filter(
    ({ status }) => status === 'registered',
  );
  const { warmthWords, ...rows } = demoWarmth(keys, registered, at);
  return {
    ...rows,
    warmthWords: warmthWords.map((word) => sealedRow('warmthWords', word, keys)),
    ...goodsRows(keys, rows.warmthBlocks, at),
  };
}

function* sealedPeople(count: number, keys: KeyRing, registeredOn: string): Generator<object> {
  for (const person of identityPeople(keys, registeredOn)) yield sealedRow('persons', person, keys);
  for (const person of inventedPeople(count, keys, registeredOn)) yield sealedRow('persons', person, keys);
}
