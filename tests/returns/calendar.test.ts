import type { OwnCase } from '../../cloudfunctions/returns/contract/fields';
import { calendarOf } from '../../miniprogram/packages/returns/pages/journey/calendar';
import { viewOf } from '../../miniprogram/packages/returns/pages/journey/view';
import { dayOf, journalOf, ownCaseOf } from './own-case';

const NOW = Date.parse('2022-12-02T16:43:00+08:00');
const days = [dayOf('2022-11-28', { state: 'done', by: 'self' }), dayOf('2022-12-11', { state: 'ahead' })];
const journal = (part: Partial<OwnCase>, followUpOpen = false) =>
  journalOf(ownCaseOf({ lastDay: '2022-12-11', ...part }), days, { followUpOpen });

test.each([
  ['movedOut', '已转到外地'],
  ['lost', '没有联系上'],
  ['cancelled', '已取消'],
] as const)('a period that was cut short (%s) says so instead of going on', (stage, word) => {
  const view = viewOf(journal({ stage }), NOW);

  expect(view.calendar).toBeNull();
  expect(view.head.word).toBe(word);
});

test.each<[string, Partial<OwnCase>, boolean, string, string, RegExp]>([
  ['goes on', { todayNumber: 5 }, false, '第 5 天', '还有 9 天', /^12 月 11 日结束，到时/],
  ['begins tomorrow', {}, false, '明天开始', '还有 9 天', /^12 月 11 日结束，到时/],
  ['waits for its end', { lastDay: '2022-12-01' }, false, '都过完了', '', /^很快就结束/],
  ['is held open', { lastDay: '2022-12-01' }, true, '都过完了', '', /问过您的身体，就结束$/],
  ['has ended', { stage: 'completed', lastDay: '2022-12-01' }, false, '都亮了', '', /^12 月 1 日结束，.*都停了$/],
  ['has ended early', { stage: 'completed' }, false, '都亮了', '', /^提醒和电话都停了$/],
])('the days of a period that %s', (_name, part, followUpOpen, title, rest, note) => {
  const calendar = calendarOf(journal({ stage: 'observing', ...part }, followUpOpen), NOW);

  expect(calendar).toMatchObject({ title, rest });
  expect(calendar?.note).toMatch(note);
});
