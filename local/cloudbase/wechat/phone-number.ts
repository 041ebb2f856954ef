import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock';
import { ok, refused } from './answers';
import type { Answer } from './answers';

/** A code may be exchanged this long, milliseconds. */
const CODE_MS = 5 * 60_000;

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

  /** The number behind a code; 40029 for one that is unknown, used or too old. */
  exchange({ code }: Record<string, unknown>): Answer {
    const key = typeof code === 'string' ? code : '';
    const found = this.issued.get(key);
    this.issued.delete(key);
    if (!found || found.until < this.clock.now()) return refused(40029);
    const { phone } = found;
    return ok({
      phone_info: {
        phoneNumber: phone,
        purePhoneNumber: phone,
        countryCode: '86',
        watermark: { timestamp: Math.floor(this.clock.now() / 1000), appid: 'wxlocal' },
      },
    });
  }
}
