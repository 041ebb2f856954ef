import { runtime } from '../kit/runtime';
import { serve } from '../kit/serve';
import type { Actions } from '../kit/serve';
import { addRule } from './actions/add-rule';
import { adoptCase } from './actions/adopt-case';
import { answerTransfer } from './actions/answer-transfer';
import { checkCase } from './actions/check-case';
import { closeFollowUp } from './actions/close-follow-up';
import { confirmArrival } from './actions/confirm-arrival';
import { correctFields } from './actions/correct-fields';
import { declareDeparture } from './actions/declare-departure';
import { declareReturn } from './actions/declare-return';
import { disownCase } from './actions/disown-case';
import { endCase } from './actions/end-case';
import { exportLedger } from './actions/export-ledger';
import { fileReturn } from './actions/file-return';
import { importClues } from './actions/import-clues';
import { lendQueue } from './actions/lend-queue';
import { listBox } from './actions/list-box';
import { listLoans } from './actions/list-loans';
import { listLedger } from './actions/list-ledger';
import { listMyCalls } from './actions/list-my-calls';
import { listRoster } from './actions/list-roster';
import { nextToCall } from './actions/next-to-call';
import { openCase } from './actions/open-case';
import { previewRule } from './actions/preview-rule';
import { proposeLoans } from './actions/propose-loans';
import { raiseObjection } from './actions/raise-objection';
import { readCertificate } from './actions/read-certificate';
import { readDay } from './actions/read-day';
import { readJournal } from './actions/read-journal';
import { readMyCases } from './actions/read-my-cases';
import { readQueue } from './actions/read-queue';
import { readRules } from './actions/read-rules';
import { recordCheckIn } from './actions/record-check-in';
import { recordExposure } from './actions/record-exposure';
import { recordOutcome } from './actions/record-outcome';
import { releaseCase } from './actions/release-case';
import { revealPhone } from './actions/reveal-phone';
import { revokeTransfer } from './actions/revoke-transfer';
import { sendTransfer } from './actions/send-transfer';
import { submitCheckIn } from './actions/submit-check-in';
import { takeCase } from './actions/take-case';
import { verifyCertificate } from './actions/verify-certificate';
import { withdrawReturn } from './actions/withdraw-return';
import type { returnsContract } from './contract';
import { ReturnsStore } from './store';

/** 返京 · declaring a journey, verifying it by phone, handing it over, reporting day by day, and ending. */
export const actions = {
  readMyCases,
  adoptCase,
  disownCase,
  declareReturn,
  declareDeparture,
  withdrawReturn,
  confirmArrival,
  submitCheckIn,
  readJournal,
  raiseObjection,
  readCertificate,
  verifyCertificate,
  fileReturn,
  readQueue,
  nextToCall,
  takeCase,
  releaseCase,
  openCase,
  revealPhone,
  recordOutcome,
  correctFields,
  checkCase,
  recordCheckIn,
  closeFollowUp,
  listLoans,
  listMyCalls,
  listRoster,
  recordExposure,
  endCase,
  sendTransfer,
  answerTransfer,
  revokeTransfer,
  listBox,
  importClues,
  readDay,
  proposeLoans,
  lendQueue,
  listLedger,
  exportLedger,
  readRules,
  previewRule,
  addRule,
} satisfies Actions<typeof returnsContract, ReturnsStore>;

/** A cold instance: what it knows, it has from the database. */
export const start = () =>
  serve(
    actions,
    runtime((keys, accounts) => new ReturnsStore(keys, accounts)),
  );

export const main = start();
