import { clearDraft, draftOf, keepDraft } from '../../../../services/draft';
import { openPage } from '../../../../services/open-page';
import { load, loading } from '../../../../services/page-state';
import { scanned } from '../../../../services/scan';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { warmth } from '../../../../services/warmth';
import { offerCard, untilSaid, WORD_KINDS } from '../../../../text/warmth-member';
import type { OfferCard } from '../../../../text/warmth-member';

interface Proxied {
  id: string;
  name: string;
  note: string;
  url: string;
}

/** What is said of a campaign. */
interface Words {
  kind: string;
  words: string;
}
const UNSAID: Words = { kind: 'thanks', words: '' };
const draftName = (campaignId: string) => `words-${campaignId}`;

/** What the code on a station's door says. */
const DOOR = /^NWD\.([\w-]{1,64})$/;

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    cards: [] as OfferCard[],
    proxied: [] as Proxied[],
    /** The campaign something is said about; empty: none. */
    about: '',
    kinds: WORD_KINDS,
    ...UNSAID,
    told: '',
  },

  onShow() {
    void this.refresh();
  },

  onPullDownRefresh() {
    void this.refresh();
  },

  refresh() {
    return load(
      this,
      async () => {
        const { offers, proxied } = await warmth('readOffers', {});
        const now = Date.now();
        const cards = offers.map((offer) => offerCard(offer, now));
        const held = proxied.filter(({ state }) => state === 'reserved');
        const rows = held.map(({ campaignId, claimId, kitName, station, until, of }) => ({
          id: claimId,
          name: of.name,
          note: `${kitName} · ${station.name}，${untilSaid(until, now)}`,
          url: `/packages/warmth/pages/voucher/voucher?campaign=${campaignId}&claim=${claimId}`,
        }));
        return { data: { cards, proxied: rows }, isEmpty: cards.length === 0 && rows.length === 0 };
      },
      { snapshot: 'offers' },
    );
  },

  onOpen({ currentTarget }: WechatMiniprogram.TouchEvent) {
    openPage((currentTarget.dataset as { url: string }).url);
  },

  /** The code on a station's door leads to what is handed out there. */
  async onDoor() {
    const text = await scanned();
    if (text === null) return;
    const [, station] = DOOR.exec(text) ?? [];
    if (station === undefined) return this.setData({ refusal: '这不是站点门口的码' });
    return openPage(`/packages/warmth/pages/claim/claim?station=${station}`);
  },

  onSay({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id: about } = currentTarget.dataset as { id: string };
    this.setData({ ...unsent, ...UNSAID, ...draftOf<Words>(draftName(about)), about, told: '' });
  },

  onStay() {
    this.setData({ about: '' });
  },

  onKind({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.fill({ kind: value });
  },

  onWords({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.fill({ words: value });
  },

  fill(part: Partial<Words>) {
    const { about, kind, words } = this.data;
    keepDraft(draftName(about), { kind, words, ...part });
    this.setData({ ...part, problems: {} });
  },

  async onSend() {
    const { about: campaignId, kind, words } = this.data;
    if (words.trim().length < 2) return this.setData({ problems: { text: '写一句就好，也可以不写，关上就行' } });
    const input = { campaignId, kind: kind as 'thanks' | 'complaint', text: words };
    if (!(await submit(this, (tap) => warmth('sayWord', input, tap)))) return undefined;
    clearDraft(draftName(campaignId));
    this.setData({ about: '', told: '收到了，谢谢您' });
    return this.refresh();
  },
});
