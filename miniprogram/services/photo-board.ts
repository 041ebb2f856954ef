import { PHOTO_WORDS } from '../text/photos';
import { newRequestId } from './cloud';
import { isConnected } from './network';
import type { Picture } from './photo';

/** A photo as photo-picker shows it. */
export interface Photo {
  id: string;
  path: string;
  state: 'sending' | 'ready' | 'failed';
  /** 0 to 100 while it is on its way. */
  progress: number;
  /** Its name in the cloud, once it is `ready`; what a form hands in. */
  fileID: string;
}

/** What a page with photos has in its data. */
export interface WithPhotos {
  photos: Photo[];
  photoProblem: string;
}

/** Before any was added. */
export const noPhotos: WithPhotos = { photos: [], photoProblem: '' };

interface Page {
  data: WithPhotos;
  setData(change: object): void;
}

/** A page is told no more often than at every tenth of the way. */
const STEP = 10;

/**
 * The photos of a page on their way to the cloud: what photo-picker tells goes to `add`, `again` and `remove`, what it
 * shows is in the page's data. A retry takes the same place in the cloud, so that nothing lies there twice.
 */
export class PhotoBoard {
  private readonly tasks = new Map<string, WechatMiniprogram.UploadTask>();

  /** @param folder in the cloud, without a slash at its end */
  constructor(
    private readonly page: Page,
    private readonly folder: string,
  ) {}

  add(pictures: readonly Picture[]): void {
    const added = pictures.map(({ path }): Photo => {
      return { id: newRequestId(), path, state: 'sending', progress: 0, fileID: '' };
    });
    this.page.setData({ photos: [...this.page.data.photos, ...added], photoProblem: '' });
    added.forEach((photo) => this.send(photo));
  }

  again(id: string): void {
    const photo = this.page.data.photos.find((one) => one.id === id);
    if (photo?.state !== 'failed') return;
    this.change(id, { state: 'sending', progress: 0 });
    this.page.setData({ photoProblem: '' });
    this.send(photo);
  }

  /** Takes a photo away; what is on its way is stopped, what has arrived is deleted. */
  remove(id: string): void {
    const photo = this.page.data.photos.find((one) => one.id === id);
    const photos = this.page.data.photos.filter((one) => one.id !== id);
    const anyFailed = photos.some(({ state }) => state === 'failed');
    this.page.setData({ photos, photoProblem: anyFailed ? this.page.data.photoProblem : '' });
    this.tasks.get(id)?.abort();
    if (photo?.fileID) wx.cloud.deleteFile({ fileList: [photo.fileID], success: () => {}, fail: () => {} });
  }

  private send({ id, path }: Photo): void {
    if (!isConnected()) return this.failed(id);
    const extension = /\.(\w{1,5})$/.exec(path)?.[1] ?? 'jpg';
    const task = wx.cloud.uploadFile({
      cloudPath: `${this.folder}/${id}.${extension}`,
      filePath: path,
      success: ({ fileID }) => this.change(id, { state: 'ready', progress: 100, fileID }),
      fail: () => this.failed(id),
      complete: () => this.tasks.delete(id),
    });
    this.tasks.set(id, task);
    task.onProgressUpdate(({ progress }) => this.progressed(id, progress));
  }

  private progressed(id: string, progress: number): void {
    const known = this.page.data.photos.find((one) => one.id === id);
    if (known && progress - known.progress >= STEP) this.change(id, { progress });
  }

  private failed(id: string): void {
    if (!this.page.data.photos.some((one) => one.id === id)) return;
    this.change(id, { state: 'failed' });
    this.page.setData({ photoProblem: isConnected() ? PHOTO_WORDS.unsent : PHOTO_WORDS.offline });
  }

  private change(id: string, change: Partial<Photo>): void {
    const photos = this.page.data.photos.map((one) => (one.id === id ? { ...one, ...change } : one));
    this.page.setData({ photos });
  }
}
