import * as z from 'zod';
import { mobileNumber } from '../domain/person';
import { callWeChat } from '../kit/cloud';
import { Failure } from '../kit/failure';
import type { PhoneProof } from './contract';

/** A number, and whether WeChat vouches for it. */
export interface Phone {
  number: string;
  verifiedBy: 'wechat' | null;
}

const PHONE_API = '/wxa/business/getuserphonenumber';
/** WeChat's code for a phone code that is unknown, used or older than five minutes. */
const BAD_CODE = 40029;

const Answer = z.object({
  errcode: z.int(),
  phone_info: z.object({ purePhoneNumber: z.string(), countryCode: z.string() }).optional(),
});

/**
 * The number behind a proof.
 *
 * @throws Failure PHONE_CODE_EXPIRED when WeChat no longer knows the code: the person taps once more
 * @throws Failure INVALID_INPUT when the number in WeChat is no mainland mobile number: the person types one
 * @see https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-info/phone-number/getPhoneNumber.html
 */
export async function phoneOf(proof: z.output<typeof PhoneProof>): Promise<Phone> {
  if (proof.kind === 'typed') return { number: proof.number, verifiedBy: null };

  const { errcode, phone_info: info } = Answer.parse(await callWeChat(PHONE_API, { code: proof.code }));
  if (errcode === BAD_CODE)
    throw new Failure('PHONE_CODE_EXPIRED', { fields: [{ path: 'phone', problem: 'unknown' }] });
  if (errcode !== 0) throw new Error(`WeChat refused a phone code with ${errcode}.`);

  const number = info?.countryCode === '86' ? mobileNumber(info.purePhoneNumber) : null;
  if (number === null) throw new Failure('INVALID_INPUT', { fields: [{ path: 'phone', problem: 'format' }] });
  return { number, verifiedBy: 'wechat' };
}
