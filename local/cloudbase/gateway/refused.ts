/** A refusal with an HTTP status. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'Refused';
  }
}

/** A fault: the call was made, and its answer never arrives. */
export class LostReply extends Error {}

const OPENID = /^[\w-]{1,64}$/;

/** The openid that a caller goes by. @throws Refused when it is none */
export function openidOf(named: unknown): string {
  if (typeof named === 'string' && OPENID.test(named)) return named;
  throw new Refused(401, 'NO_OPENID', 'Say who it is about by an openid: 1 to 64 letters, digits, - or _.');
}
