import type { OwnCase } from '../../../../../cloudfunctions/returns/contract/fields';
import type { Companion } from '../../components/traveller-fields/traveller-fields';
import { OVER } from '../journey/track';

/** The open journey of a traveller, whom the server knows by their name; a declaration changes it instead of adding one. */
const openOf = (cases: readonly OwnCase[], traveller: Companion | null) =>
  cases.find(({ kind, stage, name, relation }) => {
    const isTheirs = traveller === null ? relation === null : relation !== null && name === traveller.name.trim();
    return isTheirs && kind === 'return' && !OVER.has(stage);
  });

/** What the form says above its fields about the journey that it changes. @param isMeant whether it was opened to */
export function standingOf(cases: readonly OwnCase[], traveller: Companion | null, isMeant: boolean): string {
  const one = openOf(cases, traveller);
  if (!one) return '';
  const who = one.relation === null ? '您' : one.name;
  if (one.stage === 'observing') return `${who}还在观察期里。重新登记算新的一趟，到京核实后天数从头算。`;
  if (one.trip === null) return '';
  return isMeant ? '核实之前都可以改，改好再交一次就行。' : `${who}登记过一趟，还没核实。再交一次，改的就是那一趟。`;
}
