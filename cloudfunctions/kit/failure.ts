/** What is wrong with one field of an input; the client owns the sentence shown beside the field. */
export type Problem = 'required' | 'tooLong' | 'tooShort' | 'format' | 'range' | 'unknown' | 'surplus' | 'taken';

/** One marked field: `path` joins the keys with dots (`phone.number`), and is empty for the input as a whole. */
export interface FieldProblem {
  path: string;
  problem: Problem;
}

/** Goods that are short, by the item's name: how many were wanted or are missing, and how many there are. */
export interface ShortLine {
  item: string;
  unit: string;
  wanted: number;
  onHand: number;
}

/** What each reason for refusing tells beside its code; the client owns the sentence shown for each. */
export interface FailureDetails {
  /** The input breaks the contract, or names something that does not exist; nothing was written. */
  INVALID_INPUT: { fields: FieldProblem[] };
  UNKNOWN_ACTION: { action: string };
  NOT_ALLOWED: Record<string, never>;
  NOT_FOUND: Record<string, never>;
  /** Somebody else changed the record since it was read. */
  CONFLICT: Record<string, never>;
  /** The request id was used before, with other content. */
  REQUEST_REUSED: Record<string, never>;
  /** The account belongs to a registered person already, registered with other content. */
  ALREADY_REGISTERED: Record<string, never>;
  /** The proven phone number belongs to somebody who registered from another account. */
  PHONE_TAKEN: { fields: FieldProblem[] };
  /** WeChat's phone code was used or is older than five minutes; the person taps once more. */
  PHONE_CODE_EXPIRED: { fields: FieldProblem[] };
  /** The roster file is neither csv nor xlsx, or lacks columns that are named. */
  ROSTER_UNREADABLE: { missingColumns: string[] };
  /** More rows than one file may carry. */
  ROSTER_TOO_LONG: { rows: number; most: number };
  /** The case has ended, so nothing more is planned or kept for it. */
  CASE_CLOSED: Record<string, never>;
  /** The case is at a stage from which this cannot follow. */
  NOT_AT_THIS_STAGE: { stage: string };
  /** Somebody else is calling this person, or has since the lease ran out. */
  CASE_HELD: Record<string, never>;
  /** An open case about this person lies with a unit out of the caller's reach. */
  HELD_ELSEWHERE: Record<string, never>;
  /** People are not called at this hour. */
  QUIET_HOURS: { until: number };
  /** The day of a report is yet to come, no day of the period, or too long ago. */
  DAY_CLOSED: { reason: 'future' | 'outside' | 'tooOld' };
  /** A fever or symptoms still wait for somebody to close the follow-up. */
  FOLLOW_UP_OPEN: Record<string, never>;
  /** The unit has nobody who verifies and follows up. */
  UNIT_CANNOT_RECEIVE: { fields: FieldProblem[] };
  /** The case is being handed over already. */
  TRANSFER_PENDING: Record<string, never>;
  /** No emergency campaign is running, so there is nothing to declare or report. */
  NO_CAMPAIGN: Record<string, never>;
  /** The period runs on; there is no certificate before it ends. */
  NOT_FINISHED: { lastDay: string | null };
  /** The person who verified a contact cannot check the same case. */
  SECOND_PERSON_NEEDED: Record<string, never>;
  /** The campaign is not for this person, or not now; `reason` as the offer gives it. */
  NOT_ELIGIBLE: { reason: string };
  /** No kit is free here; `waiting`: people wait already, and the next one is theirs. */
  SOLD_OUT: { waiting: boolean };
  /** Kits are free here and nobody waits: there is no line to stand in. */
  KITS_FREE: Record<string, never>;
  /** The person holds or has had a kit of this campaign: where, since when, and whether it was handed out. */
  ALREADY_CLAIMED: { station: string; at: number; handed: boolean };
  /** The card of a colleague was taken back, or somebody else took it on. */
  CARD_OVER: Record<string, never>;
  /** The claim was cancelled or has run out before. */
  CLAIM_ENDED: { state: string; at: number };
  /** The code is old (a screenshot), of another station or campaign, forged, or none of ours. */
  CODE_REFUSED: { reason: string; station: string | null };
  /** The kit was handed out before: where and when. */
  ALREADY_HANDED: { station: string; at: number };
  /** The keeper has not opened the station today. */
  STATION_CLOSED: Record<string, never>;
  /** The campaign is over or has not begun: nothing is reserved or handed out. */
  CAMPAIGN_CLOSED: Record<string, never>;
  /** Kits are handed out in the campaign's windows alone; `opensAt` is the next one, `null` for none within a week. */
  OUTSIDE_WINDOW: { opensAt: number | null };
  /** What was offered has been open for too long; the list is to be read again. */
  OFFER_EXPIRED: Record<string, never>;
  /** More kits than one station can hold where everybody's station is fixed. */
  TOO_MANY_KITS: { most: number };
  /** Kits of a campaign lie at stations already, or a trip gives them out, so it stays with its kit. */
  KITS_ALLOTTED: { kit: string };
  /** Less is there than was to be moved. */
  OUT_OF_STOCK: { lines: ShortLine[] };
  /** More is missing than lies free: some of it is kept for campaigns, which must give it back first. */
  GOODS_KEPT: { lines: ShortLine[] };
  /** A kit cannot be made: parts are missing. */
  KIT_PART_MISSING: { kit: string; lines: ShortLine[] };
  /** What is there has passed its last good day. */
  GOODS_EXPIRED: { item: string; expiresOn: string };
  /** There is no such lot at the site. */
  UNKNOWN_LOT: { item: string; lot: string };
  /** The site is closed: nothing comes in or is handed out there. */
  SITE_CLOSED: { site: string };
  /** The transfer was received or recalled before. */
  TRANSFER_ENDED: { state: string };
  /** The round of counting is over. */
  STOCK_TAKE_ENDED: { state: string };
  /** These items were not counted yet, each by its name. */
  STOCK_TAKE_INCOMPLETE: { items: string[] };
  /** The trip is not on the road: goods are loaded first, and nothing moves once it is closed. */
  TRIP_NOT_OUT: { state: string };
  /** Goods are neither handed out, brought back, lost nor explained. */
  TRIP_NOT_BALANCED: { lines: ShortLine[] };
  /** This person got theirs before: where and when. */
  ALREADY_GIVEN: { stop: string; at: number };
  /** A defect of ours; the log has it under the request id. */
  INTERNAL: Record<string, never>;
}

export type FailureCode = keyof FailureDetails;

/** A refusal the caller is meant to see. Anything else that is thrown is a defect and is answered as INTERNAL. */
export class Failure<Code extends FailureCode = FailureCode> extends Error {
  readonly details: FailureDetails[Code];

  constructor(
    readonly code: Code,
    ...[details]: Record<string, never> extends FailureDetails[Code] ? [] : [details: FailureDetails[Code]]
  ) {
    super(code);
    this.name = 'Failure';
    this.details = details ?? ({} as FailureDetails[Code]);
  }
}
