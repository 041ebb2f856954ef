import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { watchPages } from '../../local/phone/build/watch';
import { page, testPhone } from './test-phone';
import type { TestPhone } from './test-phone';

let phone: TestPhone;
beforeAll(async () => {
  phone = await testPhone(page('home', '<view>先前的话</view>'), {}, ({ path }) => {
    if (path === '/local/people')
      return [{ openid: 'courier-zhou', name: '周远', label: '快递员', phone: '', note: '' }];
    return path === '/local/meter' ? { recent: [] } : path === '/local/outbox' ? [] : undefined;
  });
}, 60_000);
afterAll(() => phone.close());

/** Saves home's template; answers what the watch then says. */
async function save(template: string): Promise<number | Error> {
  let stop = () => {};
  const said = new Promise<number | Error>((resolve) => {
    stop = watchPages({ ...phone.project, onBuilt: resolve, onFailure: resolve });
  });
  writeFileSync(join(phone.project.root, 'pages/home.wxml'), template);
  return said.finally(stop);
}

test('a saved page is built and every phone on the table opens it anew', async () => {
  const { screen } = await phone.table({ as: 'courier-zhou' });
  const home = screen.frameLocator('figure iframe');
  await home.getByText('先前的话').waitFor();

  const ms = await save('<view>后来的话</view>');

  await home.getByText('后来的话').waitFor();
  expect(ms).toEqual(expect.any(Number));
});

test('a mistake is said with file and line, and what was built stays', async () => {
  const before = readFileSync(join(phone.project.outDir, 'app/app.js'));

  const said = await save('<view>\n<magic />');

  expect((said as Error).message).toContain('pages/home.wxml:2: the tag <magic>');
  expect(readFileSync(join(phone.project.outDir, 'app/app.js')).equals(before)).toBe(true);
});
