import { fileStore, fileUrl } from '../engine/file-store';
import { temporaryUrl } from '../engine/cloud-files';
import { asynchronous } from './asynchronous';
import { keepFile } from './choose-media';
import type { Permissions } from './permissions';
import { requirePrivacy } from './privacy';
import { make } from './sheets';
import { showToast } from './toast';

interface Compress {
  src: string;
  /** 0 to 100. */
  quality?: number;
  compressedWidth?: number;
  compressedHeight?: number;
}
interface CanvasFile {
  canvas?: HTMLCanvasElement;
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  destWidth?: number;
  destHeight?: number;
  fileType?: 'png' | 'jpg';
  /** 0 to 1. */
  quality?: number;
}

async function addressOf(src: string): Promise<string> {
  if (src.startsWith('wxfile://')) return fileUrl(src) ?? '';
  if (src.startsWith('cloud://')) return (await temporaryUrl(src)) ?? '';
  return src.replace(/^\//, '');
}

async function loaded(src: string): Promise<HTMLImageElement> {
  const picture = new Image();
  picture.src = await addressOf(src);
  try {
    await picture.decode();
    return picture;
  } catch {
    throw new Error(`file not found ${src}`);
  }
}

const blobOf = (canvas: HTMLCanvasElement, type: string, quality: number) =>
  new Promise<Blob>((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('canvas is empty'))), type, quality),
  );

async function compressImage({ src, quality = 80, compressedWidth, compressedHeight }: Compress): Promise<object> {
  const picture = await loaded(src);
  const { naturalWidth, naturalHeight } = picture;
  const ratio = compressedWidth
    ? compressedWidth / naturalWidth
    : compressedHeight
      ? compressedHeight / naturalHeight
      : 1;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(naturalWidth * ratio);
  canvas.height = Math.round(naturalHeight * ratio);
  canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return { tempFilePath: await keepFile(await blobOf(canvas, 'image/jpeg', quality / 100)) };
}

async function canvasToTempFilePath(options: CanvasFile): Promise<object> {
  const { canvas, x = 0, y = 0, fileType = 'png', quality = 1 } = options;
  if (!(canvas instanceof HTMLCanvasElement)) throw new Error('canvas is empty');
  const { width = canvas.width - x, height = canvas.height - y } = options;
  const copy = document.createElement('canvas');
  copy.width = options.destWidth ?? width;
  copy.height = options.destHeight ?? height;
  copy.getContext('2d')!.drawImage(canvas, x, y, width, height, 0, 0, copy.width, copy.height);
  const type = fileType === 'jpg' ? 'image/jpeg' : 'image/png';
  return { tempFilePath: await keepFile(await blobOf(copy, type, quality)) };
}

async function getImageInfo({ src }: { src: string }): Promise<object> {
  const { naturalWidth: width, naturalHeight: height } = await loaded(src);
  const type = /\.(png|gif|webp)$/.exec(src)?.[1] ?? 'jpeg';
  return { width, height, path: src, orientation: 'up', type };
}

/** The pictures over everything, one at a time; a tap goes on to the next, and out after the last. */
async function preview(urls: readonly string[], current: number): Promise<void> {
  const layer = make('div', 'wx-preview');
  layer.setAttribute('role', 'dialog');
  layer.setAttribute('aria-label', '看图片');
  const picture = document.createElement('img');
  const count = make('span', '');
  layer.append(picture, count);
  let at = Math.max(0, current);
  const show = async () => {
    picture.src = await addressOf(urls[at] ?? '');
    count.textContent = urls.length > 1 ? `${at + 1} / ${urls.length}` : '';
  };
  layer.addEventListener('click', () => {
    at += 1;
    if (at < urls.length) void show();
    else layer.remove();
  });
  document.body.append(layer);
  await show();
}

/** What becomes of pictures. */
export const picturesOf = (permissions: Permissions) => ({
  compressImage: asynchronous<Compress>('compressImage', compressImage),
  canvasToTempFilePath: asynchronous<CanvasFile>('canvasToTempFilePath', canvasToTempFilePath),
  getImageInfo: asynchronous<{ src: string }>('getImageInfo', getImageInfo),
  previewImage: asynchronous<{ urls: string[]; current?: string | number }>('previewImage', ({ urls, current = 0 }) =>
    preview(urls, typeof current === 'number' ? current : urls.indexOf(current)),
  ),
  previewMedia: asynchronous<{ sources: { url: string }[]; current?: number }>(
    'previewMedia',
    ({ sources, current = 0 }) =>
      preview(
        sources.map(({ url }) => url),
        current,
      ),
  ),
  saveImageToPhotosAlbum: asynchronous<{ filePath: string }>('saveImageToPhotosAlbum', async ({ filePath }) => {
    await requirePrivacy('saveImageToPhotosAlbum');
    await permissions.allowed('scope.writePhotosAlbum');
    if (!fileStore.get(filePath)) throw new Error(`no such file or directory, open "${filePath}"`);
    const link = document.createElement('a');
    link.href = fileUrl(filePath)!;
    link.download = filePath.split('/').at(-1)!;
    link.click();
    showToast({ title: '已保存到相册', duration: 1_500 });
  }),
});
