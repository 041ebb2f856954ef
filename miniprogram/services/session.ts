import type { PeopleApi } from '../../cloudfunctions/people/contract';
import { people } from './people';

/** The person at the phone: their record (`null`: nobody the union knows yet) and what they do for it. */
export type Session = PeopleApi['readMe']['output'];

let current: Promise<Session> | null = null;

/** Who is here; asked once, and again after `forgetSession` or a failure. */
export function session(): Promise<Session> {
  current ??= people('readMe', {}).catch((error: unknown) => {
    current = null;
    throw error;
  });
  return current;
}

/** Something about the person changed, or may have. */
export function forgetSession(): void {
  current = null;
}
