import { answered, phoneOf, settled } from '../warmth/phone-of';

const phone = phoneOf();
afterAll(() => phone.remove());

const duty = (i: number) => ({ role: 'auditor' as const, orgUnit: { id: `u${i}`, name: `${i} 号院工会` } });

test('somebody with more duties than fit into WeChat’s own sheet can switch to each, and to themselves', async () => {
  const roles = [1, 2, 3, 4, 5, 6, 7].map(duty);
  phone.answers = { readMe: () => answered({ me: null, roles, consentVersion: '' }) };
  const page = phone.open('pages/home/home', {});
  page.call('onShow');
  await settled();
  page.call('onSwitch');
  await settled();
  const offered = page.text();
  page.call('onDuty', { currentTarget: { dataset: { index: 6 } } });
  await settled();

  expect(offered).toContain('7 号院工会');
  expect(offered).toContain('只看我自己');
  expect(phone.storage['duty']).toBe('auditor-u7');
  expect(page.text()).toContain('7 号院工会');
  expect(page.text()).not.toContain('6 号院工会');
});
