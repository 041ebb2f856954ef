import { isFromClient } from './identity';
import type { PlatformContext } from './identity';
import { defectOf } from './log';
import { countingOperations } from './operations';
import type { Runtime } from './runtime';

/** What WeChat says in one kind of event; it may come twice, late, or never. */
export type Hearing<Store> = (
  event: unknown,
  context: Pick<Runtime<Store>, 'store'> & { now: number },
) => Promise<void>;

/** What WeChat is answered; anything else, and it may push the event once more. */
const HEARD = 'success';

/**
 * Makes the `main` of a capability's function that WeChat pushes events to, by their names. An event that a mini-program
 * sends is nobody's word, and is not heard.
 *
 * @returns `success`, or `null` where nothing was heard or the hearing failed
 */
export function hears<Store>(table: Record<string, Hearing<Store>>, runtime: Runtime<Store>) {
  return async (event: unknown, platform: PlatformContext): Promise<typeof HEARD | null> => {
    const { Event: name } = Object(event) as { Event?: unknown };
    if (isFromClient(platform) || typeof name !== 'string' || !Object.hasOwn(table, name)) return null;
    const now = runtime.now();
    const { request_id: requestId = '', function_name: fn = 'events' } = platform;
    const line = { at: now, requestId, function: fn, action: name };
    try {
      const { operations } = await countingOperations(() => table[name]!(event, { store: runtime.store, now }));
      runtime.log({ level: 'info', ...line, outcome: 'ok', ms: runtime.now() - now, operations });
      return HEARD;
    } catch (error) {
      const defect = defectOf(error);
      runtime.log({ level: 'error', ...line, outcome: 'INTERNAL', ms: runtime.now() - now, operations: 0, defect });
      return null;
    }
  };
}
