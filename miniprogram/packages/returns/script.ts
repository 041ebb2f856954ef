import type { ReturnsApi } from '../../../cloudfunctions/returns/contract';
import type { StaffCase } from '../../../cloudfunctions/returns/contract/calls';
import type { FieldName, FieldValue } from '../../../cloudfunctions/returns/contract/fields';
import { FIELD_NAMES } from '../../text/returns';
import { MISSING_QUESTIONS, QUESTIONS } from '../../text/returns-calls';
import { MISSING_PARTS, OPTIONS } from '../../text/returns-declare';
import { fieldSaid, PLACEMENTS } from '../../text/returns-journey';
import { isSame } from './call-draft';
import type { Answer, Draft, Health, TypedHealth } from './call-draft';
import { readTemperature } from './temperature';

type Field = StaffCase['fields'][number];
type Answers = ReturnsApi['correctFields']['input']['answers'];

type Editor = 'when' | 'words' | 'address' | 'health' | 'choice';
const EDITORS: Record<FieldName, Editor> = {
  arrival: 'when',
  employer: 'words',
  address: 'address',
  health: 'health',
  stay: 'choice',
  exposure: 'when',
  whereabouts: 'address',
  household: 'words',
  placement: 'choice',
};
const CHOICES: Partial<Record<FieldName, { value: string; label: string }[]>> = {
  stay: OPTIONS.stays,
  placement: Object.entries(PLACEMENTS).map(([value, label]) => ({ value, label })),
};
/** Nobody has to live with somebody. */
const MAY_BE_EMPTY: ReadonlySet<FieldName> = new Set(['household']);
/** Days and hours stand in full on a call, since both sides check them. */
const NEVER = 0;

/** One of the five fields as it is asked about. */
export interface ScriptLine {
  name: FieldName;
  label: string;
  question: string;
  editor: Editor;
  options: { value: string; label: string }[];
  answer: Answer;
  said: string;
  /** What was declared, where something else is written now; empty otherwise. */
  before: string;
  objection: string;
  tag: { tone: string; icon: string; word: string };
  isAsked: boolean;
}

const isHealth = (value: FieldValue | null): value is Health => typeof value === 'object' && value !== null;
const isTyped = (answer: Answer): answer is TypedHealth => typeof answer === 'object' && answer !== null;

function typed(name: FieldName, value: FieldValue | null): Answer {
  if (EDITORS[name] === 'health') {
    const { temperatureC, symptoms } = isHealth(value) ? value : { temperatureC: null, symptoms: [] };
    return { temperature: temperatureC === null ? '' : temperatureC.toFixed(1), symptoms };
  }
  return isHealth(value) ? null : (value ?? (EDITORS[name] === 'when' ? null : ''));
}

/** An answer as the server takes it; `null`: nothing was answered. */
function valueOf(answer: Answer): FieldValue | null {
  if (isTyped(answer))
    return { temperatureC: readTemperature(answer.temperature).valueC, symptoms: [...answer.symptoms] };
  return typeof answer === 'string' ? answer.trim() || null : answer;
}

/** How a field stands: corrected, confirmed, told for the first time, or still to be asked about. */
function tagOf(isAsked: boolean, isChanged: boolean, wasDeclared: boolean, missing: string): ScriptLine['tag'] {
  if (isChanged) return { tone: 'good', icon: 'pen', word: '已改' };
  if (isAsked) return { tone: 'good', icon: 'check', word: wasDeclared ? '一致' : '问到了' };
  return missing === ''
    ? { tone: '', icon: 'dots', word: '还没问' }
    : { tone: 'wait', icon: 'warn', word: `缺${missing}` };
}

/** What of the address could not be found, for the field that it is about. */
function gapOf(name: FieldName, missingPart: string | null) {
  if (name !== 'address' || missingPart === null) return { missing: '', question: QUESTIONS[name] };
  return { missing: MISSING_PARTS[missingPart] ?? '', question: MISSING_QUESTIONS[missingPart] ?? QUESTIONS[name] };
}

function lineOf({ name, declared, inForce, objection }: Field, draft: Draft, missingPart: string | null): ScriptLine {
  const answer = draft.answers[name] ?? typed(name, inForce);
  const value = valueOf(answer);
  const isChanged = declared !== null && !isSame(value, declared);
  const isAsked = draft.asked.includes(name);
  const { missing, question } = gapOf(name, missingPart);
  return {
    name,
    label: FIELD_NAMES[name],
    question,
    editor: EDITORS[name],
    options: CHOICES[name] ?? [],
    answer,
    said: fieldSaid(name, value, NEVER),
    before: isChanged ? fieldSaid(name, declared, NEVER) : '',
    objection: objection ?? '',
    tag: tagOf(isAsked, isChanged, declared !== null, missing),
    isAsked,
  };
}

/** The five fields in the order of the script. */
export const scriptLines = ({ fields, missingPart }: StaffCase, draft: Draft): ScriptLine[] =>
  fields.map((field) => lineOf(field, draft, missingPart));

/** The first field that nobody has asked about; empty when all five are settled. */
export const nextToAsk = (lines: readonly ScriptLine[]): FieldName | '' =>
  lines.find(({ isAsked }) => !isAsked)?.name ?? '';

/** What each field still lacks before it can be sent, in words. */
export function scriptLacks(lines: readonly ScriptLine[]): Record<string, string> {
  const lacks = lines.flatMap(({ name, label, answer, isAsked }) => {
    if (isTyped(answer)) {
      const { problem } = readTemperature(answer.temperature);
      if (problem !== '') return [[name, problem]];
    } else if (valueOf(answer) === null && !MAY_BE_EMPTY.has(name)) return [[name, `${label}还没有填`]];
    return isAsked ? [] : [[name, '还没有问']];
  });
  return Object.fromEntries(lacks) as Record<string, string>;
}

/** The five answers as the server takes them; only of lines that lack nothing. */
export const answersOf = (lines: readonly ScriptLine[]): Answers =>
  Object.fromEntries(lines.map(({ name, answer }) => [name, valueOf(answer) ?? ''])) as Answers;
