import type { PeopleApi } from '../../cloudfunctions/people/contract';
import { answered, phoneOf, settled } from '../warmth/phone-of';

const PAGE = 'packages/people/pages/register/register';
const FILLED = {
  name: '何平',
  phone: { kind: 'typed', number: '15400000009' },
  occupation: 'courier',
  place: { kind: 'orgUnit', id: 'bj', name: '北京市总工会' },
  agreed: true,
};
const me = { name: '何平', occupation: 'courier', orgUnit: { id: 'bj', name: '北京市总工会' } };

const phone = phoneOf({ switchTab: async ({ url }: { url: string }) => void phone.opened.push(url) });
afterAll(() => phone.remove());

test.each([
  ['whoever was in the middle of something goes on with it', { back: '1' }, '接着办', 'back'],
  ['anybody else sees what there is for them', {}, '去首页看看', '/pages/home/home'],
])('%s once they are registered', async (_, query, word, page) => {
  phone.answers = {
    registerWorker: () => answered({ me } as unknown as PeopleApi['registerWorker']['output']),
  };
  const drawn = phone.open(PAGE, query);
  await drawn.setData(FILLED);

  drawn.call('onSubmit');
  await settled();
  drawn.call('onHome');

  expect(drawn.text()).toContain(word);
  expect(phone.opened).toEqual([page]);
});
