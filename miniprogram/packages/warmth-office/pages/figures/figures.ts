import type { OfficeFigures } from '../../../../../cloudfunctions/warmth/contract/office';
import type { WarmthApi } from '../../../../../cloudfunctions/warmth/contract';
import { load, loading } from '../../../../services/page-state';
import type { ServiceFailure } from '../../../../services/cloud';
import { typeScale } from '../../../../services/type-scale';
import { warmth } from '../../../../services/warmth';
import { failureSentence } from '../../../../text/failures';
import { daySaid } from '../../../../text/times';
import { figureNotes, stationLine, WORDS_SAID } from '../../../../text/warmth-office';
import { mayRunCampaigns } from '../../may-run';
import { dayPoints, occupationLines } from './shares';

type Words = WarmthApi['listWords']['output'];
type Kind = WarmthApi['listWords']['input']['kind'];

const wordLine = ({ id, text, station, on }: Words['words'][number]) => ({
  id,
  text,
  note: `${daySaid(on)}，${station.name}`,
});
type WordLine = ReturnType<typeof wordLine>;

function shown(figures: OfficeFigures) {
  const { allottedCount, reservedCount, handOutCount, personCount } = figures;
  return {
    counts: { allottedCount, reservedCount, handOutCount, personCount },
    notes: figureNotes(figures),
    handed: [
      { label: '发了', value: handOutCount },
      { label: '一共', value: allottedCount },
    ],
    days: dayPoints(figures.days),
    occupations: occupationLines(figures.occupations),
    stations: figures.stations.map(stationLine),
    kinds: WORDS_SAID.map(({ value, word }) => ({ value, label: `${word} ${figures[`${value}Count`]}` })),
  };
}

Page({
  data: {
    ...typeScale(),
    ...loading,
    figures: null as ReturnType<typeof shown> | null,
    mayRun: false,
    kind: 'thanks' as Kind,
    words: [] as WordLine[],
    tail: 'end',
    tailFailure: '',
  },

  campaignId: '',
  next: null as string | null,

  onLoad({ campaign = '' }: { campaign?: string }) {
    this.campaignId = campaign;
    void this.refresh();
  },

  onPullDownRefresh() {
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const read = warmth('readFigures', { campaignId: this.campaignId });
      const [figures, mayRun] = await Promise.all([read, mayRunCampaigns()]);
      const words = mayRun ? await this.page(this.data.kind, null) : [];
      return { data: { figures: shown(figures), mayRun, words, tail: this.tailOf() } };
    });
  },

  async page(kind: Kind, after: string | null): Promise<WordLine[]> {
    const { words, next } = await warmth('listWords', { campaignId: this.campaignId, kind, after });
    this.next = next;
    return words.map(wordLine);
  },

  tailOf() {
    return this.next === null ? 'end' : 'more';
  },

  onKind({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: Kind }>) {
    this.next = null;
    this.setData({ kind: value, words: [] });
    return this.onMore();
  },

  async onMore() {
    const { kind, words } = this.data;
    this.setData({ tail: 'loading' });
    try {
      const more = await this.page(kind, this.next);
      if (kind === this.data.kind) this.setData({ words: [...words, ...more], tail: this.tailOf() });
    } catch (failure) {
      this.setData({ tail: 'failed', tailFailure: failureSentence(failure as ServiceFailure) });
    }
  },
});
