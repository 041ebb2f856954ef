import { answered, phoneOf, settled } from '../warmth/phone-of';
import { dayOf, journalOf, ownCaseOf } from './own-case';

const PAGE = 'packages/returns/pages/report/report';
const [YESTERDAY, TODAY] = ['2022-12-01', '2022-12-02'];
const journal = journalOf(ownCaseOf({ stage: 'observing', todayNumber: 5, lastDay: '2022-12-11' }), [
  dayOf(YESTERDAY, { dayNumber: 4, state: 'missed' }),
  dayOf(TODAY, { dayNumber: 5 }),
]);

const phone = phoneOf();
afterAll(() => phone.remove());

test('the form of another day is asked for anew, and that of the day before it does not stand in', async () => {
  phone.answers = { readJournal: () => answered(journal) };
  const page = phone.open(PAGE, { id: 'own', day: YESTERDAY });
  await settled();
  const before = page.text();
  phone.answers = {};

  page.call('onAnother', { currentTarget: { dataset: { day: TODAY } } });
  await settled();

  expect(before).toContain('12 月 1 日');
  expect(page.text()).toContain('这一页没有打开');
  expect(page.text()).not.toContain('12 月 1 日');
});
