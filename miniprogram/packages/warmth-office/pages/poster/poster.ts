import { saveToAlbum } from '../../../../services/album';
import type { Saved } from '../../../../services/album';
import { load, loading } from '../../../../services/page-state';
import { typeScale } from '../../../../services/type-scale';
import { warmth } from '../../../../services/warmth';
import { posterOf } from '../../../../text/warmth-poster';
import type { Poster } from '../../../../text/warmth-poster';
import { drawPoster, SHEET } from './draw';

const SAID: Readonly<Record<Saved, string>> = {
  saved: '存到相册了，发到电脑上打印，A4 纸正好',
  refused: '没有存成：还没有允许存到相册',
  failed: '没有存成，请再试一次',
};

Page({
  data: {
    ...typeScale(),
    ...loading,
    sheet: SHEET,
    poster: null as Poster | null,
    saving: false,
    /** What became of the picture; empty: nothing yet. */
    said: '',
    /** Whether the album was refused before, so that only the settings help. */
    isRefused: false,
  },

  query: { station: '', campaign: '' },

  onLoad({ station = '', campaign = '' }: { station?: string; campaign?: string }) {
    this.query = { station, campaign };
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const { station, campaigns, doorCode } = await warmth('readPoster', { stationId: this.query.station });
      const campaign = campaigns.find(({ id }) => id === this.query.campaign) ?? campaigns[0];
      if (!campaign) return { data: {}, isEmpty: true };
      return { data: { poster: posterOf(station, campaign, doorCode) } };
    });
  },

  async onSave() {
    this.setData({ saving: true, said: '', isRefused: false });
    const saved = await saveToAlbum(this, '.sheet', (drawing) => drawPoster(drawing, this.data.poster!));
    this.setData({ saving: false, isRefused: saved === 'refused', said: SAID[saved] });
  },

  async onAllow() {
    await wx.openSetting();
    await this.onSave();
  },
});
