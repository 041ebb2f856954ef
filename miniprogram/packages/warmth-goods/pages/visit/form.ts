import type { Finding, VisitFacts, VisitView } from '../../../../../cloudfunctions/warmth/contract/visits';
import { TRIP_LACKS } from '../../../../text/warmth-trips';

/** A promise as it is written down. */
export interface Promised {
  text: string;
  by: string;
  /** Empty while no day was named. */
  dueOn: string;
  problem: string;
}

/** A visit as it is typed. */
export interface Form {
  /** Names, parted by commas or lines. */
  met: string;
  keepsProducing: 'yes' | 'no' | 'unasked';
  findings: Finding[];
  incident: string;
  promises: Promised[];
  note: string;
}

export const BLANK: Form = {
  met: '',
  keepsProducing: 'unasked',
  findings: [],
  incident: '',
  promises: [],
  note: '',
};

const PRODUCING = { yes: true, no: false, unasked: null } as const;
const producingSaid = (keeps: boolean | null): Form['keepsProducing'] =>
  keeps === null ? 'unasked' : keeps ? 'yes' : 'no';

export const formOf = ({ met, keepsProducing, findings, incident, promises, note }: VisitView): Form => ({
  met: met.join('、'),
  keepsProducing: producingSaid(keepsProducing),
  findings,
  incident,
  promises: promises.map(({ text, by, dueOn }) => ({ text, by, dueOn: dueOn ?? '', problem: '' })),
  note,
});

const isShort = (typed: string) => typed.trim().length < 2;

/** The promises, each with what it lacks. */
export const checkedPromises = (promises: readonly Promised[]): Promised[] =>
  promises.map((one) => ({ ...one, problem: isShort(one.text) || isShort(one.by) ? TRIP_LACKS.promise : '' }));

const namesIn = (met: string) =>
  met
    .split(/[、，,;；\n]/)
    .map((name) => name.trim().slice(0, 40))
    .filter((name) => name !== '')
    .slice(0, 20);

/** A visit as the server takes it. */
export const factsOf = (form: Form): VisitFacts => ({
  met: namesIn(form.met),
  keepsProducing: PRODUCING[form.keepsProducing],
  findings: form.findings.map((one) => ({ ...one, note: one.note.trim() })),
  incident: form.incident.trim(),
  promises: form.promises.map(({ text, by, dueOn }) => ({ text: text.trim(), by: by.trim(), dueOn: dueOn || null })),
  note: form.note.trim(),
});

/** A topic that is tapped comes in, or goes out again. */
export function toggled(findings: readonly Finding[], topic: Finding['topic']): Finding[] {
  const without = findings.filter((one) => one.topic !== topic);
  return without.length < findings.length ? without : [...findings, { topic, state: 'good', note: '' }];
}
