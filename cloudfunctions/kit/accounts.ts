import * as z from 'zod';
import { beijingDay } from '../domain/calendar';
import { pathBelow, ROOT_UNIT_ID } from '../domain/org-unit';
import { inForce, ROLES } from './access';
import type { Caller, Grant } from './access';
import { Collection } from './collection';
import type { KeyRing } from './sealed';

const Grant = z.strictObject({
  role: z.enum(ROLES),
  orgUnitId: z.string(),
  orgPath: z.string(),
  from: z.iso.date(),
  to: z.iso.date().nullable(),
});

/** One WeChat account: the person behind it and what that person may do. `_id` is the openid. */
export const Account = z.strictObject({ _id: z.string(), personId: z.string(), grants: z.array(Grant) });
export type Account = z.infer<typeof Account>;

const EVERYWHERE = { orgUnitId: ROOT_UNIT_ID, orgPath: pathBelow('', ROOT_UNIT_ID), from: '1970-01-01', to: null };
/** Whoever has a person is a member; which unit that person belongs to stands in their record alone. */
const MEMBERSHIP: Grant = { role: 'member', ...EVERYWHERE };

/** How long an instance may go on knowing a caller; a right that is taken away ends within this time. */
const KNOWN_FOR_MS = 60_000;

/** The accounts, with the callers that this instance has met lately. */
export class Accounts {
  private readonly rows: Collection<Account>;
  private readonly known = new Map<string, { account: Account; until: number }>();

  /** @param firstAdmin openid that administers the root unit by configuration, or `null`; see docs/operations.md */
  constructor(
    keys: () => KeyRing,
    private readonly firstAdmin: string | null,
  ) {
    this.rows = new Collection('accounts', Account, keys);
  }

  /** Who is behind an openid at an instant; a newcomer has no person. No operation when met within a minute, else one. */
  async caller(openid: string, now: number): Promise<Caller> {
    const account = await this.account(openid, now);
    const grants = [...(account ? [MEMBERSHIP, ...account.grants] : []), ...this.configured(openid)];
    return { openid, personId: account?.personId ?? null, grants: inForce(grants, beijingDay(now)) };
  }

  /** Binds an account to a person; `false` when the account has one already. One operation. */
  async open(account: Account): Promise<boolean> {
    return this.rows.insert(account);
  }

  private async account(openid: string, now: number): Promise<Account | null> {
    const met = this.known.get(openid);
    if (met && met.until > now) return met.account;
    const account = await this.rows.find(openid);
    if (account) this.known.set(openid, { account, until: now + KNOWN_FOR_MS });
    return account;
  }

  private configured(openid: string): Grant[] {
    if (openid !== this.firstAdmin) return [];
    return [
      {
        role: 'unitAdmin',
        orgUnitId: ROOT_UNIT_ID,
        orgPath: pathBelow('', ROOT_UNIT_ID),
        from: '1970-01-01',
        to: null,
      },
    ];
  }
}
