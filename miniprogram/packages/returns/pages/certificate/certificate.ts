import { saveToAlbum } from '../../../../services/album';
import type { Saved } from '../../../../services/album';
import { load, loading } from '../../../../services/page-state';
import { returns } from '../../../../services/returns';
import { typeScale } from '../../../../services/type-scale';
import { drawCertificate, SHEET } from './draw';
import { paperOf } from './paper';
import type { Paper } from './paper';

const SAID: Readonly<Record<Saved, string>> = {
  saved: '存到相册了',
  refused: '没有存成：还没有允许存到相册',
  failed: '没有存成，请再试一次，或截个屏',
};

Page({
  data: {
    ...typeScale(),
    ...loading,
    sheet: SHEET,
    paper: null as Paper | null,
    saving: false,
    /** What became of the picture; empty: nothing yet. */
    said: '',
    /** Whether the album was refused before, so that only the settings help. */
    isRefused: false,
  },

  caseId: '',

  onLoad({ id = '' }: { id?: string }) {
    this.caseId = id;
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const certificate = await returns('readCertificate', { caseId: this.caseId });
      return { data: { paper: paperOf(certificate) } };
    });
  },

  async onSave() {
    this.setData({ saving: true, said: '', isRefused: false });
    const saved = await saveToAlbum(this, '.sheet', (drawing) => drawCertificate(drawing, this.data.paper!));
    this.setData({ saving: false, isRefused: saved === 'refused', said: SAID[saved] });
  },

  async onAllow() {
    await wx.openSetting();
    await this.onSave();
  },

  onCopy() {
    void wx.setClipboardData({ data: this.data.paper!.number });
  },
});
