import { answered, phoneOf, settled } from '../warmth/phone-of';

/** WeChat has cleared away what was chosen before. */
const getFileSystemManager = () => ({
  readFile: ({ fail }: { fail: (error: { errMsg: string }) => void }) =>
    fail({ errMsg: 'readFile:fail no such file or directory' }),
});
const phone = phoneOf({
  getFileSystemManager,
  chooseMessageFile: async () => ({ tempFiles: [{ name: '名单.xlsx', size: 9, path: 'wxfile://tmp' }] }),
});
afterAll(() => phone.remove());

test.each([
  ['packages/people/pages/import-roster/import-roster', '选名单文件'],
  ['packages/returns/pages/clues/clues', '选线索文件'],
])('%s says that the file is gone, and lets it be chosen again', async (route, choose) => {
  phone.answers = { listRoster: () => answered({ people: [], next: null }) };
  const page = phone.open(route, { id: 'bda', name: '荣华街道总工会' });
  page.call('onFile');
  await settled();
  const chosen = page.text();

  page.call('onImport');
  await settled();

  expect(chosen).toContain('名单.xlsx');
  expect(page.text()).toContain('这个文件打不开了，请再选一次');
  expect(page.text()).toContain(choose);
  expect(page.text()).not.toContain('名单.xlsx');
});
