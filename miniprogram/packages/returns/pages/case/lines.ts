import type { StaffCase } from '../../../../../cloudfunctions/returns/contract/calls';
import { FIELD_NAMES } from '../../../../text/returns';
import { fieldSaid } from '../../../../text/returns-journey';
import { daySaid } from '../../../../text/times';
import { WAYS } from '../../../../text/returns-calls';

type Field = StaffCase['fields'][number];

const wayOf = (how: Field['how']) => WAYS.find(({ value }) => value === how)?.label ?? '';

/** One of the five fields: what counts, what was declared where that is something else, and how it was verified. */
export function fieldLine({ name, declared, verified, inForce, how, at, objection }: Field, now: number) {
  const said = fieldSaid(name, inForce, now);
  const before = declared === null ? '' : fieldSaid(name, declared, now);
  const when = at === null ? '' : daySaid(new Date(at + 8 * 3_600_000).toISOString().slice(0, 10));
  return {
    name,
    label: FIELD_NAMES[name],
    said,
    before: verified !== null && before !== said ? before : '',
    note: verified === null ? '还没核实' : `${when}${wayOf(how)}核实`,
    objection: objection ?? '',
    isVerified: verified !== null,
  };
}
