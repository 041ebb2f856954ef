import { isFit } from '../../../local/cloudbase/wechat/field-rules';

test.each<[field: string, value: string, fit: boolean]>([
  ['thing1', '二十个字正好可以放进去再多一个就不行了啊', true],
  ['thing1', '二十个字正好可以放进去再多一个就不行了啊呀', false],
  ['thing1', '👍'.repeat(11), false],
  ['thing1', '', false],
  ['number1', '12.5', true],
  ['number1', '12份', false],
  ['letter1', 'Niangjia', true],
  ['symbol1', '★★★★★', true],
  ['symbol1', '★★★★★★', false],
  ['character_string1', 'HB-2022/12.02', true],
  ['character_string1', '编号12', false],
  ['time1', '18:00', true],
  ['time1', '2022年12月2日 18:00~20:00', true],
  ['time1', '25:00', false],
  ['date1', '2022年12月2日', true],
  ['date1', '12月2日', false],
  ['amount1', '¥12.50元', true],
  ['amount1', '12345678901', false],
  ['phone_number1', '010-12351', true],
  ['car_number1', '京A12345', true],
  ['car_number1', '京AD123456', false],
  ['name1', '周远', true],
  ['name1', '周*', false],
  ['phrase1', '办理中', true],
  ['phrase1', '正在办理之中', false],
  ['phrase1', 'done', false],
])('%s may be %p: %p', (field, value, fit) => {
  expect(isFit(field, value)).toBe(fit);
});

test('a field of a type that WeChat has not is our mistake', () => {
  expect(() => isFit('title1', 'x')).toThrow('title1');
});
