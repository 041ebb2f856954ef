import { component, dataOf, page, testPhone } from './test-phone';
import type { TestPhone } from './test-phone';

const NOTE = `{
  data: { told: [] },
  tell(type, detail) { this.setData({ told: [...this.data.told, [type, detail]] }); },
  onChange({ type, detail }) { this.tell(type, detail); },
  onSubmit({ type, detail }) { this.tell(type, detail.value); },
  onReset({ type }) { this.tell(type); },
}`;

const form = page(
  'form',
  `<form bind:submit="onSubmit" bind:reset="onReset">
    <input name="who" placeholder="姓名" />
    <textarea name="note" placeholder="备注" auto-height />
    <radio-group name="sex" bind:change="onChange">
      <label><radio value="f" checked />女</label><label><radio value="m" checked />男</label>
    </radio-group>
    <checkbox-group name="wants" bind:change="onChange">
      <label for="tea">热水</label><checkbox id="tea" value="tea" />
      <checkbox value="rest" checked aria-label="歇脚" /><checkbox value="no" disabled aria-label="没有" />
    </checkbox-group>
    <switch name="keep" aria-label="记住" bind:change="onChange" />
    <slider name="much" min="10" max="50" step="10" value="20" show-value aria-label="多少" bind:change="onChange" />
    <own-field name="own" />
    <button form-type="submit">提交</button><button form-type="reset">清空</button>
    <button disabled bind:tap="onChange">不能点</button>
  </form>
  <progress percent="40" show-info /><icon type="success" size="40" />`,
  NOTE,
  { usingComponents: { 'own-field': '/parts/own-field' } },
);
const growing = page(
  'growing',
  `<textarea style="height: 10px; line-height: 20px" value="一" auto-height bind:linechange="onLines" />`,
  `{
    data: { told: [] },
    onLines({ detail }) { this.setData({ told: [...this.data.told, [detail.height, detail.lineCount]] }); },
  }`,
);
const ownField = component(
  'own-field',
  '<view>自己的</view>',
  "{ behaviors: ['wx://form-field'], lifetimes: { attached() { this.setData({ value: 7 }); } } }",
);

let phone: TestPhone;
beforeAll(async () => {
  phone = await testPhone({ ...form, ...growing, ...ownField });
}, 60_000);
afterAll(() => phone.close());

test('a form hands over what its named fields hold, its components too', async () => {
  const { page: screen, errors } = await phone.open('pages/form');
  await screen.getByLabel('姓名').fill('秦小满');
  await screen.getByLabel('备注').fill('晚上来');
  await screen.getByText('热水').click();
  await screen.getByRole('switch', { name: '记住' }).click();

  await screen.getByRole('button', { name: '提交' }).click();

  const { told } = (await dataOf({ page: screen } as never)) as { told: [string, unknown][] };
  expect(told.at(-1)).toEqual([
    'submit',
    { who: '秦小满', note: '晚上来', sex: 'm', wants: ['tea', 'rest'], keep: true, much: 20, own: 7 },
  ]);
  expect(errors).toEqual([]);
});

test('a group keeps one radio checked, and its label checks another', async () => {
  const opened = await phone.open('pages/form');
  const { page: screen } = opened;
  const checked = () => screen.locator('wx-radio[aria-checked=true]').count();
  const atFirst = await checked();

  await screen.getByText('女').click();
  await screen.getByText('女').click();

  expect([atFirst, await checked()]).toEqual([1, 1]);
  expect(await dataOf(opened)).toMatchObject({ told: [['change', { value: 'f' }]] });
});

test('what is disabled answers neither a tap nor a key', async () => {
  const opened = await phone.open('pages/form');
  await opened.page.getByRole('checkbox', { name: '没有' }).click({ force: true });
  await opened.page.getByText('不能点').click({ force: true });
  await opened.page.getByRole('button', { name: '不能点' }).press('Enter');

  expect(await dataOf(opened)).toEqual({ told: [] });
});

test('the keyboard presses what a finger taps', async () => {
  const opened = await phone.open('pages/form');

  await opened.page.getByRole('switch').press(' ');

  expect(await dataOf(opened)).toEqual({ told: [['change', { value: true }]] });
});

test('a slider moves in steps and a form forgets everything', async () => {
  const opened = await phone.open('pages/form');
  const { page: screen } = opened;
  await screen.getByRole('slider').press('ArrowRight');
  await screen.getByLabel('姓名').fill('秦');

  await screen.getByRole('button', { name: '清空' }).click();
  await screen.getByRole('button', { name: '提交' }).click();

  const { told } = (await dataOf(opened)) as { told: [string, unknown][] };
  expect(told[0]).toEqual(['change', { value: 30 }]);
  expect(told.at(-1)).toEqual(['submit', { who: '', note: '', sex: '', wants: [], keep: false, much: 10, own: 7 }]);
});

test('a progress bar says how far it is', async () => {
  const { page: screen } = await phone.open('pages/form');

  const bar = screen.getByRole('progressbar');

  expect([await bar.getAttribute('aria-valuenow'), await bar.textContent()]).toEqual(['40', '40%']);
});

test('an input event is told once, however it was typed', async () => {
  const opened = await phone.open('pages/form');
  await opened.page.evaluate(
    "globalThis.count = 0; document.querySelector('wx-input').__wxElement.addListener('input', () => count += 1)",
  );

  await opened.page.getByLabel('姓名').pressSequentially('abc');

  expect(await opened.page.evaluate('count')).toBe(3);
});

test('a field of auto-height is as high as its lines and tells of each new one', async () => {
  const opened = await phone.open('pages/growing');
  const field = opened.page.locator('wx-textarea');
  const heights: (number | undefined)[] = [];

  for (const words of ['一', '一\n二\n三', '一\n二']) {
    await field.locator('textarea').fill(words);
    heights.push((await field.boundingBox())?.height);
  }

  expect(heights).toEqual([20, 60, 40]);
  expect(await dataOf(opened)).toEqual({
    told: [
      [20, 1],
      [60, 3],
      [40, 2],
    ],
  });
});
