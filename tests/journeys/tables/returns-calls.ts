import { rows } from './row';

const RETURNS = 'packages/returns/pages';
const PINGGU = `id=d110117&name=${encodeURIComponent('平谷区总工会')}`;
const JIANG = `id=demo-case-10&unit=d110117&name=${encodeURIComponent('平谷区总工会')}`;
const page = (name: string, query: string) => `${RETURNS}/${name}/${name}?${query}`;

export const returnsCalls = rows([
  ['home-verifier', 'verifier-he', 'pages/home/home', '去打电话', null],
  ['queue', 'verifier-he', page('queue', PINGGU), '打下一个', '今天的电话'],
  ['call', 'verifier-he', page('call', `${PINGGU}&case=demo-case-07`), '您住几号楼', '核实电话'],
  ['call-contact', 'verifier-he', page('call', `${PINGGU}&case=demo-contact-1`), '白桂荣', null],
  ['follow-up', 'verifier-he', page('follow-up', JIANG), '怎么建议的', '随访'],
  ['returns-roster', 'verifier-he', page('roster', PINGGU), '不舒服的，先问', '观察中的人'],
  ['my-calls', 'verifier-he', page('my-calls', PINGGU), '个电话', '我打过的'],
  ['box', 'verifier-he', page('box', `${PINGGU}&box=objection`), '董海涛', '等着办的'],
  ['correct', 'verifier-he', page('correct', `${PINGGU}&case=demo-case-12`), '门牌写错了', '更正'],
  ['check', 'verifier-he', page('check', `${PINGGU}&case=demo-contact-2`), '退回去重新核实', '质检'],
]);
