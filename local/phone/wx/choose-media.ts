import { fileStore } from '../engine/file-store';
import { asynchronous } from './asynchronous';
import { requirePrivacy } from './privacy';
import { chooseOne } from './sheets';

/** A picture or film that was chosen; size in bytes. */
export interface ChosenMedia {
  tempFilePath: string;
  size: number;
  fileType: 'image' | 'video';
  width?: number;
  height?: number;
  duration?: number;
  thumbTempFilePath?: string;
}
type Source = 'album' | 'camera';
interface Choose {
  count?: number;
  mediaType?: ('image' | 'video' | 'mix')[];
  sourceType?: Source[];
  sizeType?: ('original' | 'compressed')[];
}

/** WeChat hands over no more than this many at once. */
const MOST = 20;
const USUAL = 9;
const [WIDTH, HEIGHT] = [1_080, 1_440];

/** Lets the person choose files of the machine, which stand in for those of the phone. @throws Error `cancel` */
export function chooseFiles(accept: string, most: number): Promise<File[]> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = most > 1;
    input.accept = accept;
    input.hidden = true;
    document.body.append(input);
    input.addEventListener('cancel', () => {
      input.remove();
      reject(new Error('cancel'));
    });
    input.addEventListener('change', () => {
      input.remove();
      resolve([...(input.files ?? [])].slice(0, most));
    });
    input.click();
  });
}

/** Keeps a file of the machine as a temporary one of the phone. */
export async function keepFile(file: Blob & { name?: string }): Promise<string> {
  const extension = /\.(\w+)$/.exec(file.name ?? '')?.[1] ?? (file.type.split('/')[1] || 'bin');
  return fileStore.temporary(new Uint8Array(await file.arrayBuffer()), extension.replace('jpeg', 'jpg'));
}

/** A photo that nobody took: dusk, a lit window, the hour. */
async function drawPhoto(): Promise<File> {
  const canvas = Object.assign(document.createElement('canvas'), { width: WIDTH, height: HEIGHT });
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = '#4A332A';
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  pen.fillStyle = '#F2A65A';
  pen.fillRect(340, 420, 400, 520);
  pen.fillStyle = '#5B3B2E';
  pen.fillRect(530, 420, 20, 520);
  pen.fillRect(340, 670, 400, 20);
  pen.fillStyle = '#F9EBDF';
  pen.font = '48px sans-serif';
  pen.fillText(new Date().toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' }), 60, HEIGHT - 80);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9));
  return new File([blob!], 'photo.jpg', { type: 'image/jpeg' });
}

async function sourceOf(sources: readonly Source[]): Promise<Source> {
  if (sources.length === 1) return sources[0]!;
  const chosen = await chooseOne<Source | null>(
    [
      ['拍摄', 'camera'],
      ['从手机相册选择', 'album'],
    ],
    null,
  );
  if (chosen === null) throw new Error('cancel');
  return chosen;
}

async function described(file: File): Promise<ChosenMedia> {
  const tempFilePath = await keepFile(file);
  const base = { tempFilePath, size: file.size };
  if (file.type.startsWith('video/'))
    return { ...base, fileType: 'video', duration: 0, width: 0, height: 0, thumbTempFilePath: '' };
  return { ...base, fileType: 'image' };
}

/** Pictures from the album, or one from the camera. @throws Error `cancel` */
export async function chooseImages(
  count: number,
  sources: readonly Source[],
  accept = 'image/*',
): Promise<ChosenMedia[]> {
  const source = await sourceOf(sources);
  const files = source === 'camera' ? [await drawPhoto()] : await chooseFiles(accept, count);
  return Promise.all(files.map(described));
}

const ACCEPT = { image: 'image/*', video: 'video/*', mix: 'image/*,video/*' };

async function chooseMedia({
  count = USUAL,
  mediaType = ['image', 'video'],
  sourceType = ['album', 'camera'],
}: Choose) {
  await requirePrivacy('chooseMedia');
  const accept = mediaType.map((type) => ACCEPT[type]).join(',');
  const tempFiles = await chooseImages(Math.min(count, MOST), sourceType, accept);
  return {
    tempFiles,
    type: new Set(tempFiles.map(({ fileType }) => fileType)).size > 1 ? 'mix' : (tempFiles[0]?.fileType ?? 'image'),
  };
}

async function chooseImage({ count = USUAL, sourceType = ['album', 'camera'] }: Choose) {
  await requirePrivacy('chooseImage');
  const chosen = await chooseImages(Math.min(count, MOST), sourceType);
  return {
    tempFilePaths: chosen.map(({ tempFilePath }) => tempFilePath),
    tempFiles: chosen.map(({ tempFilePath: path, size }) => ({ path, size })),
  };
}

interface ChooseMessageFile {
  count: number;
  extension?: string[];
}

async function chooseMessageFile({ count, extension = [] }: ChooseMessageFile) {
  await requirePrivacy('chooseMessageFile');
  const files = await chooseFiles(extension.map((one) => `.${one.replace(/^\./, '')}`).join(','), count);
  const tempFiles = await Promise.all(
    files.map(async (file) => ({
      path: await keepFile(file),
      name: file.name,
      size: file.size,
      time: Math.floor(file.lastModified / 1000),
      type: 'file',
    })),
  );
  return { tempFiles };
}

/** A photo as `takePhoto` of a camera on the page answers it. */
export async function takePhoto(): Promise<{ tempImagePath: string }> {
  return { tempImagePath: await keepFile(await drawPhoto()) };
}

/** Choosing pictures, films and files. */
export const choosing = {
  chooseMedia: asynchronous<Choose>('chooseMedia', chooseMedia),
  chooseImage: asynchronous<Choose>('chooseImage', chooseImage),
  chooseMessageFile: asynchronous<ChooseMessageFile>('chooseMessageFile', chooseMessageFile),
};
