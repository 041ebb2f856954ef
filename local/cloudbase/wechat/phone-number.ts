import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock';

/** A code may be exchanged this long, milliseconds. */
const CODE_MS = 5 * 60_000;
const API = '/wxa/business/getuserphonenumber';

/**
 * WeChat's exchange of a phone button's code for the person's number: valid for five minutes, once.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-info/phone-number/getPhoneNumber.html
 */
export class PhoneNumbers {
  private readonly issued = new Map<string, { phone: string; until: number }>();

  constructor(private readonly clock: Clock) {}

  /** The code that the phone button hands to a page. @param phone eleven digits */
  issue(phone: string): string {
    const code = randomBytes(24).toString('hex');
    this.issued.set(code, { phone, until: this.clock.now() + CODE_MS });
    return code;
  }

  /** WeChat's answer to an API of its own; 40029 for a code that is unknown, used or too old. */
  answer(apiName: string, data: unknown): object {
    if (apiName !== API) return { errcode: 40066, errmsg: `invalid url: ${apiName}` };
    const { code } = data as { code?: string };
    const found = this.issued.get(code ?? '');
    this.issued.delete(code ?? '');
    if (!found || found.until < this.clock.now()) return { errcode: 40029, errmsg: 'invalid code' };
    const { phone } = found;
    return {
      errcode: 0,
      errmsg: 'ok',
      phone_info: {
        phoneNumber: phone,
        purePhoneNumber: phone,
        countryCode: '86',
        watermark: { timestamp: Math.floor(this.clock.now() / 1000), appid: 'wxlocal' },
      },
    };
  }
}
