import type { WarmthApi } from '../../../../../cloudfunctions/warmth/contract';
import { load, loading } from '../../../../services/page-state';
import { holdUp, layDown } from '../../../../services/screen';
import { typeScale } from '../../../../services/type-scale';
import { warmth } from '../../../../services/warmth';

/** How long a code is shown, milliseconds. */
const STEP_MS = 30_000;
/** With fewer codes left than this the next ones are fetched. */
const FEW_CODES = 4;

/** The codes of the next minutes; `skew`: how far the server's clock is ahead of the phone's, milliseconds. */
type Kept = WarmthApi['readMyCode']['output'] & { skew: number };

/** The code that is good now, or that there is none until the network is back. */
function codeAt({ codes, skew }: Kept, now: number) {
  const code = codes.find(({ from }) => from <= now + skew && now + skew < from + STEP_MS);
  return code
    ? { text: code.text, until: code.from + STEP_MS - skew, spent: '' }
    : { text: codes[0]?.text ?? '', until: now + STEP_MS, spent: '等网络出新码' };
}

const codesLeft = ({ codes, skew }: Kept, now: number) => codes.filter(({ from }) => from > now + skew).length;

Page({
  data: {
    ...typeScale(),
    ...loading,
    kept: null as Kept | null,
    code: { text: '', until: 0, spent: '' },
  },

  onShow() {
    holdUp();
    void this.refresh();
  },

  onHide() {
    layDown();
  },

  onUnload() {
    layDown();
  },

  async refresh() {
    await load(this, async () => {
      const mine = await warmth('readMyCode', {});
      const now = Date.now();
      const kept: Kept = { ...mine, skew: mine.signedAt - now };
      return { data: { kept, code: codeAt(kept, now) } };
    });
  },

  onExpire() {
    const { kept } = this.data;
    if (!kept) return;
    const now = Date.now();
    this.setData({ code: codeAt(kept, now) });
    if (codesLeft(kept, now) < FEW_CODES) void this.refresh();
  },
});
