import { answered, phoneOf, settled } from './phone-of';

const PAGE = 'packages/warmth/pages/offers/offers';

const phone = phoneOf();
beforeEach(() => (phone.storage = {}));
afterAll(() => phone.remove());

/** The page, with what is to be said of a campaign on it. */
async function speakOf(campaignId: string) {
  const page = phone.open(PAGE, {}, 'onShow');
  await settled();
  page.call('onSay', { currentTarget: { dataset: { id: campaignId } } });
  return page;
}

test('words that could not be sent are there again with their kind, of that campaign alone, until they are sent', async () => {
  phone.answers = { readOffers: () => answered({ offers: [], proxied: [] }), sayWord: () => 'offline' };
  const page = await speakOf('w1');
  page.call('onKind', { detail: { value: 'complaint' } });
  page.call('onWords', { detail: { value: '手套少了一只' } });
  page.call('onSend');
  await settled();

  const other = await speakOf('w2');
  expect([other.data('kind'), other.data('words')]).toEqual(['thanks', '']);
  phone.answers.sayWord = () => answered({});
  const again = await speakOf('w1');
  expect([again.data('kind'), again.data('words')]).toEqual(['complaint', '手套少了一只']);
  again.call('onSend');
  await settled();

  expect(phone.inputs).toContainEqual({ campaignId: 'w1', kind: 'complaint', text: '手套少了一只' });
  expect((await speakOf('w1')).data('words')).toBe('');
});
