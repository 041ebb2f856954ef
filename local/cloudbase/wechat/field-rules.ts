/** UTF-16 units; WeChat does not say which length it means, so both have to fit. */
const within = (most: number) => (value: string) => value.length <= most && [...value].length <= most;
const like = (pattern: RegExp) => (value: string) => pattern.test(value);
const both = (one: (value: string) => boolean, other: (value: string) => boolean) => (value: string) =>
  one(value) && other(value);

const CLOCK = String.raw`([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?`;
const DATE = String.raw`\d{4}(年|-|/)\d{1,2}(月|-|/)\d{1,2}日?`;

/**
 * What a value of each type of field may be.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-message-management/subscribe-message/sendMessage.html
 */
const RULES: Readonly<Record<string, (value: string) => boolean>> = {
  thing: within(20),
  number: like(/^-?\d{1,32}(\.\d{1,32})?$/),
  letter: like(/^[A-Za-z]{1,32}$/),
  symbol: both(within(5), like(/^[^\p{L}\p{N}]+$/u)),
  character_string: like(/^[\u0020-\u007e]{1,32}$/),
  time: like(new RegExp(`^(${DATE} ?)?${CLOCK}(~(${DATE} ?)?${CLOCK})?$`)),
  date: like(new RegExp(`^${DATE}( ${CLOCK})?(~${DATE}( ${CLOCK})?)?$`)),
  amount: like(/^[¥￥$€£]?\d{1,10}(\.\d{1,2})?元?$/),
  phone_number: both(within(17), like(/^[\d+\- ]+$/)),
  car_number: within(8),
  name: like(/^(\p{Script=Han}{1,10}|[A-Za-z ]{1,20})$/u),
  phrase: like(/^\p{Script=Han}{1,5}$/u),
};

/** The type of a field, from its name: `thing1` is a `thing`. */
export const typeOf = (field: string) => field.replace(/\d+$/, '');

/** Whether a value may stand in a field. Empty ones never may. @throws Error for a field of a type that WeChat has not */
export function isFit(field: string, value: string): boolean {
  const rule = RULES[typeOf(field)];
  if (!rule) throw new Error(`No field of WeChat's is called ${field}.`);
  return value !== '' && rule(value);
}
