import { abandonStockTake } from './actions/abandon-stock-take';
import { assembleKits } from './actions/assemble-kits';
import { closeStockTake } from './actions/close-stock-take';
import { countItem } from './actions/count-item';
import { handOutGoods } from './actions/hand-out-goods';
import { listAlerts } from './actions/list-alerts';
import { listItems } from './actions/list-items';
import { listMovements } from './actions/list-movements';
import { listSendableSites } from './actions/list-sendable-sites';
import { listSites } from './actions/list-sites';
import { listStockTakes } from './actions/list-stock-takes';
import { listTransfers } from './actions/list-transfers';
import { openStockTake } from './actions/open-stock-take';
import { readLedger } from './actions/read-ledger';
import { readPublicLedger } from './actions/read-public-ledger';
import { readStock } from './actions/read-stock';
import { readStockTake } from './actions/read-stock-take';
import { recallTransfer } from './actions/recall-transfer';
import { receiveGoods } from './actions/receive-goods';
import { receiveTransfer } from './actions/receive-transfer';
import { saveItem } from './actions/save-item';
import { sendGoods } from './actions/send-goods';
import { setSiteOpen } from './actions/set-site-open';
import { takeBackGoods } from './actions/take-back-goods';
import { writeOffGoods } from './actions/write-off-goods';

/** 物资 · the catalogue, what lies where, what comes and goes, counting, and the ledgers. */
export const goodsActions = {
  listItems,
  saveItem,
  listSites,
  setSiteOpen,
  readStock,
  listMovements,
  receiveGoods,
  assembleKits,
  handOutGoods,
  takeBackGoods,
  writeOffGoods,
  sendGoods,
  listSendableSites,
  receiveTransfer,
  recallTransfer,
  listTransfers,
  openStockTake,
  readStockTake,
  countItem,
  closeStockTake,
  abandonStockTake,
  listStockTakes,
  listAlerts,
  readLedger,
  readPublicLedger,
};
