import { rows } from './row';

const RETURNS = 'packages/returns/pages';
const PINGGU = `id=d110117&name=${encodeURIComponent('平谷区总工会')}`;
const BEIJING = `id=bj&name=${encodeURIComponent('北京市总工会')}`;
const page = (name: string, query: string) => `${RETURNS}/${name}/${name}?${query}`;

export const returnsOffice = rows([
  ['handovers', 'verifier-he', page('handovers', PINGGU), '接过来', '核转'],
  ['handovers-out', 'verifier-he', page('handovers', `${PINGGU}&box=outbox`), '不转了，撤回来', null],
  ['case', 'verifier-he', page('case', `${PINGGU}&case=demo-case-12`), '转给别的单位', '这一件'],
  ['ledger', 'both-qian', page('ledger', PINGGU), '导出表格', '台账'],
  ['rules', 'admin-gao', page('rules', BEIJING), '正在执行', '观察规则'],
  ['add-rule', 'admin-gao', page('add-rule', PINGGU), '哪天算第 1 天', '加一版规则'],
  ['clues', 'verifier-he', page('clues', PINGGU), '选线索文件', null],
  ['evening', 'both-qian', page('evening', PINGGU), '复制今晚的小结', '今晚'],
  ['file-return', 'verifier-he', page('file-return', PINGGU), '替来的人', null],
]);
