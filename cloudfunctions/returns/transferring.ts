import type { Transfer } from './case';
import { transferKind } from './rules/transfers';

/** A hand-over as both sides see it. */
export function transferView(transfer: Transfer) {
  const { id, fromPath, toPath, fromUnitId, fromName, toUnitId, toName, reason, sentAt, escalatesAt, state } = transfer;
  return {
    id,
    kind: transferKind(fromPath, toPath),
    from: { id: fromUnitId, name: fromName },
    to: { id: toUnitId, name: toName },
    reason,
    sentAt,
    escalatesAt,
    state,
  };
}
