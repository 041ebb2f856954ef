import type { Pickup } from '../../cloudfunctions/warmth/contract/fields';
import type { WarmthApi } from '../../cloudfunctions/warmth/contract';
import type { Reply } from '../../cloudfunctions/kit/contract';
import { answered, phoneOf, settled } from './phone-of';

const PAGE = 'packages/warmth-keeper/pages/day/day';

type Found = Reply<WarmthApi['findClaims']['output']>;
const pickupOf = (name: string) =>
  ({
    claimId: 'a',
    attempt: 1,
    person: { name, maskedPhone: '154****0021' },
    kit: { kitId: null, name: '暖心包', items: [] },
    proxy: null,
    state: 'reserved',
    until: 0,
    handedAt: null,
  }) as unknown as Pickup;
const found: Found = answered({ pickups: [pickupOf('*远')] });

const phone = phoneOf();
afterAll(() => phone.remove());

const open = () => phone.open(PAGE, { station: 's1' });
const type = (page: ReturnType<typeof open>, field: string, value: string) =>
  page.call('onField', { currentTarget: { dataset: { field } }, detail: { value } });

test('who was found by a tail is not shown under another', async () => {
  phone.answers = { findClaims: () => found };
  const page = open();
  type(page, 'tail', '0021');
  page.call('onFind');
  await settled();
  expect(page.data('found')).toHaveLength(1);

  type(page, 'tail', '002');

  expect(page.data('found')).toEqual([]);
});

test('nor is who is found after another surname was typed', async () => {
  let answer: (reply: Found) => void = () => {};
  phone.answers = { findClaims: () => new Promise((resolve) => (answer = resolve)) };
  const page = open();
  type(page, 'surname', '远');
  page.call('onFind');
  await settled();

  type(page, 'surname', '周');
  answer(found);
  await settled();

  expect(page.data('found')).toEqual([]);
});
