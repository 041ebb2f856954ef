import { canvasOf } from '../../../../services/canvas';
import { load, loading } from '../../../../services/page-state';
import { returns } from '../../../../services/returns';
import { typeScale } from '../../../../services/type-scale';
import { drawCertificate, SHEET } from './draw';
import { paperOf } from './paper';
import type { Paper } from './paper';

const ALBUM = 'scope.writePhotosAlbum';

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
    const isSaved = await this.save().catch(() => false);
    const { authSetting } = await wx.getSetting();
    const isRefused = !isSaved && authSetting[ALBUM] === false;
    const failed = isRefused ? '没有存成：还没有允许存到相册' : '没有存成，请再试一次，或截个屏';
    this.setData({ saving: false, isRefused, said: isSaved ? '存到相册了' : failed });
  },

  async save(): Promise<boolean> {
    const drawing = await canvasOf(this, '.sheet');
    if (!drawing) return false;
    drawCertificate(drawing, this.data.paper!);
    const { tempFilePath } = await wx.canvasToTempFilePath({ canvas: drawing.canvas as never, fileType: 'png' });
    await wx.saveImageToPhotosAlbum({ filePath: tempFilePath });
    return true;
  },

  async onAllow() {
    await wx.openSetting();
    await this.onSave();
  },

  onCopy() {
    void wx.setClipboardData({ data: this.data.paper!.number });
  },
});
