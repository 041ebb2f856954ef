/** WeChat's answer to a call of its open API: JSON, or a file such as a picture. */
export type Answer = { errcode: number; errmsg: string; [field: string]: unknown } | Picture;

/** A file as an answer. */
export interface Picture {
  contentType: string;
  bytes: Buffer;
}

export const isPicture = (answer: Answer): answer is Picture => 'bytes' in answer;

/** What WeChat's error codes say, as far as they can come from here. */
const SENTENCES = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40003: 'invalid openid',
  40029: 'invalid code',
  40037: 'invalid template_id',
  40038: 'over the daily threshold of the template',
  40066: 'invalid url',
  40097: 'invalid args',
  40169: 'invalid length for scene, or the data is not json string',
  41030: 'invalid page',
  43101: 'user refuse to accept the msg',
  43107: 'the capability is banned',
  43108: 'concurrent send',
  45009: 'reach max api daily quota limit',
  45168: 'sensitive word',
  47001: 'data format error',
  47003: 'argument invalid!',
  61010: 'code is expired',
} as const;

export type ErrorCode = keyof typeof SENTENCES;

export const ok = (fields: object = {}): Answer => ({ errcode: 0, errmsg: 'ok', ...fields });

/** @param detail stands behind the sentence, as WeChat names a field there */
export const refused = (errcode: ErrorCode, detail = ''): Answer => ({
  errcode,
  errmsg: [SENTENCES[errcode], detail].filter(Boolean).join(' '),
});

/** Whether a number is a code that can be asked for. */
export const isErrorCode = (code: number): code is ErrorCode => code in SENTENCES;
