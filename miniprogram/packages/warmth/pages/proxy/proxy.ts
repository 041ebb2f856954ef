import { load, loading } from '../../../../services/page-state';
import { session } from '../../../../services/session';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { warmth } from '../../../../services/warmth';
import { kitSaid, untilSaid } from '../../../../text/warmth-member';

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    of: '',
    kitName: '',
    kit: '',
    station: '',
    until: '',
    isMine: false,
  },

  card: '',

  onLoad({ card = '' }: { card?: string }) {
    this.card = decodeURIComponent(card);
  },

  onShow() {
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      if (!(await session()).me) return { data: {}, isEmpty: true };
      const { of, kit, station, until, mine } = await warmth('previewProxy', { card: this.card });
      const told = { of: of.name, kitName: kit.name, kit: kitSaid(kit), station: station.name };
      return { data: { ...told, until: untilSaid(until, Date.now()), isMine: mine } };
    });
  },

  async onAccept() {
    const accepted = await submit(this, (tap) => warmth('acceptProxy', { card: this.card }, tap));
    if (!accepted) return;
    const { campaignId, claimId } = accepted.claim;
    void wx.redirectTo({ url: `/packages/warmth/pages/voucher/voucher?campaign=${campaignId}&claim=${claimId}` });
  },

  onRegister() {
    void wx.navigateTo({ url: '/packages/people/pages/register/register?back=1' });
  },

  onBack() {
    void wx.switchTab({ url: '/pages/home/home' });
  },
});
