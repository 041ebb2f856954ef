import { canvasOf } from './canvas';
import type { Drawing } from './canvas';

const ALBUM = 'scope.writePhotosAlbum';

/** What became of a picture: kept, not allowed by the person, or not possible. */
export type Saved = 'saved' | 'refused' | 'failed';

type Scope = Parameters<typeof canvasOf>[0];

async function keep(scope: Scope, selector: string, draw: (drawing: Drawing) => void): Promise<boolean> {
  const drawing = await canvasOf(scope, selector);
  if (!drawing) return false;
  draw(drawing);
  const { tempFilePath } = await wx.canvasToTempFilePath({ canvas: drawing.canvas as never, fileType: 'png' });
  await wx.saveImageToPhotosAlbum({ filePath: tempFilePath });
  return true;
}

/** Draws a picture on a canvas of the page and keeps it in the album. @param selector of the canvas */
export async function saveToAlbum(scope: Scope, selector: string, draw: (drawing: Drawing) => void): Promise<Saved> {
  if (await keep(scope, selector, draw).catch(() => false)) return 'saved';
  const { authSetting } = await wx.getSetting();
  return authSetting[ALBUM] === false ? 'refused' : 'failed';
}
