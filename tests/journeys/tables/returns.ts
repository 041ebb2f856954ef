import { rows } from './row';

const RETURNS = 'packages/returns/pages';
const MA = 'demo-case-16';
const CHILD = 'demo-case-17';
const LIN = 'demo-case-01';
const PAN = 'demo-case-19';

export const returns = rows([
  ['home-observed', 'observed-lin', 'pages/home/home', '报一下今天的身体', null],
  ['home-on-the-road', 'returning-ma', 'pages/home/home', '一路平安', null],
  ['home-offered', 'rider-xu', 'pages/home/home', '工会替人登记过', null],
  ['home-town', 'secretary-zhao', 'pages/home/home', '接收核转', null],
  ['home-city', 'admin-gao', 'pages/home/home', '没核实', null],
  ['declare', 'returning-ma', `${RETURNS}/declare/declare`, '什么时候回北京', '返京登记'],
  ['declare-change', 'returning-ma', `${RETURNS}/declare/declare?id=${MA}`, '哪里变了', null],
  ['depart', 'courier-zhou', `${RETURNS}/depart/depart`, '要出北京', null],
  ['journey', 'observed-lin', `${RETURNS}/journey/journey`, '第 5 天', '我的返京'],
  ['journey-on-the-road', 'returning-ma', `${RETURNS}/journey/journey?id=${MA}`, '等您到京', null],
  ['journey-companion', 'returning-ma', `${RETURNS}/journey/journey?id=${CHILD}`, '第 4 天', null],
  ['journey-none', 'courier-zhou', `${RETURNS}/journey/journey`, '要回北京，先说一声', null],
  ['report', 'observed-lin', `${RETURNS}/report/report?id=${LIN}`, '与昨天一样', '今天的上报'],
  ['report-missed', 'returning-ma', `${RETURNS}/report/report?id=${CHILD}`, '补报', null],
  ['windows', 'observed-lin', `${RETURNS}/windows/windows?id=${LIN}`, '自己报的', '每一天'],
  ['certificate', 'finished-pan', `${RETURNS}/certificate/certificate?id=${PAN}`, '健康观察结束证明', '证明'],
  ['verify-certificate', 'nobody', `${RETURNS}/verify-certificate/verify-certificate`, '这张证明是真的吗', null],
  ['adopt', 'rider-xu', `${RETURNS}/adopt/adopt`, '许*，', '要认领的'],
]);
