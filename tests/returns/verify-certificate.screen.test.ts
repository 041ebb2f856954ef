import { answered, phoneOf, settled } from '../warmth/phone-of';
import type { Answers } from '../warmth/phone-of';

const PAGE = 'packages/returns/pages/verify-certificate/verify-certificate';
const genuine: Answers = { verifyCertificate: () => answered({ valid: true, lastDay: '2022-11-30' }) };

const phone = phoneOf();
afterAll(() => phone.remove());

const open = async () => {
  const page = phone.open(PAGE, { number: 'NJ-7K3M-9Q2T' });
  await settled();
  return page;
};

test.each(['NJ-0000-0000', 'NJ'])('below another number (%s) nothing is said until it was checked', async (other) => {
  phone.answers = genuine;
  const page = await open();
  const before = page.text();
  phone.answers = {};
  phone.scans = [other];

  page.call('onScan');
  await settled();

  expect(before).toContain('2022 年 11 月 30 日');
  expect(page.text()).not.toContain('2022 年 11 月 30 日');
});

test('an answer that comes when another number stands there is not shown', async () => {
  let arrive = () => {};
  phone.answers = {
    verifyCertificate: () => new Promise((resolve) => (arrive = () => resolve(genuine.verifyCertificate!(null!)))),
  };
  const page = await open();

  page.call('onNumber', { detail: { value: 'NJ-0000-0000' } });
  arrive();
  await settled();

  expect(page.text()).not.toContain('2022 年 11 月 30 日');
});
