import { rosterCard } from '../../miniprogram/text/returns-duty';

type Roster = Parameters<typeof rosterCard>[0];
const unit = { id: 'u1', name: '平谷区总工会' };
const people = (count: number, standing: Roster['people'][number]['standing']) =>
  Array.from({ length: count }, (_, i) => ({
    id: `${standing}-${i}`,
    name: '周师傅',
    maskedPhone: '154****0021',
    dayNumber: 3,
    lastDay: '2022-12-14',
    standing,
    missedCount: 0,
  }));

test.each([
  ['all of them', [...people(30, 'missed')], null, '30 人没报健康', '周师傅'],
  ['a page that ends among them', [...people(30, 'missed')], 'more', '30 多人没报健康', '周师傅'],
  ['a page that ends after them', [...people(4, 'missed'), ...people(26, 'done')], 'more', '4 人没报健康', '周师傅'],
  ['ill people beyond the page', [...people(30, 'followUp')], 'more', '30 多人不舒服', '周师傅'],
  ['some after the ill', [...people(2, 'followUp'), ...people(28, 'missed')], 'more', '2 人不舒服', '另有 28 多人没报'],
])('home counts no fewer than there are: %s', (_, listed, next, title, note) => {
  const card = rosterCard({ people: listed, next }, unit);

  expect(card?.title).toBe(title);
  expect(card?.note).toContain(note);
});
