import { readTable } from '../../cloudfunctions/kit/read-table';
import { writeWorkbook } from '../../cloudfunctions/kit/write-workbook';

test('what is written into a workbook is read from it, as text', async () => {
  const rows = [
    ['姓名', '号码'],
    ['=1+1', '<a & "b">'],
    ['', '15400000001'],
    Array.from({ length: 2 }, (_, i) => `第${i}\u0001列`),
  ];

  const table = await readTable(writeWorkbook('台账', rows));

  expect(table?.slice(0, 3)).toEqual(rows.slice(0, 3));
  expect(table?.[3]).toEqual(['第0列', '第1列']);
});

test('columns past the twenty-sixth have two letters', async () => {
  const row = Array.from({ length: 60 }, (_, i) => String(i));

  expect(await readTable(writeWorkbook('x', [row]))).toEqual([row]);
});
