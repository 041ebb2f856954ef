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
  /** A word over the picture, such as that it is being looked at. */
  said?: string;
}

/** What is done beyond the storage; by default an arrived photo is a form's business, and one taken away is deleted. */
export interface Beyond {
  arrived(photo: Photo): void;
  removed(photo: Photo): void;
}

const NOTHING_BEYOND: Beyond = {
  arrived: () => undefined,
  removed: ({ fileID }) => wx.cloud.deleteFile({ fileList: [fileID], success: () => {}, fail: () => {} }),
};

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
    private readonly beyond: Beyond = NOTHING_BEYOND,
  ) {}

  /** Puts photos that arrived before in front of those that are on their way. */
  show(known: readonly Photo[], photoProblem = ''): void {
    const mine = this.page.data.photos.filter(({ id }) => !known.some((one) => one.id === id));
    this.page.setData({ photos: [...known, ...mine], photoProblem });
  }

  /** Says a word over a photo. */
  say(id: string, said: string): void {
    this.change(id, { said });
  }

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
    if (photo?.state === 'ready') this.beyond.removed(photo);
  }

  private send({ id, path }: Photo): void {
    if (!isConnected()) return this.failed(id);
    const extension = /\.(\w{1,5})$/.exec(path)?.[1] ?? 'jpg';
    const task = wx.cloud.uploadFile({
      cloudPath: `${this.folder}/${id}.${extension}`,
      filePath: path,
      success: ({ fileID }) => this.arrived(id, fileID),
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

  private arrived(id: string, fileID: string): void {
    this.change(id, { state: 'ready', progress: 100, fileID });
    const photo = this.page.data.photos.find((one) => one.id === id);
    if (photo) this.beyond.arrived(photo);
  }

  /** A photo has to be sent once more. */
  failed(id: string): void {
    if (!this.page.data.photos.some((one) => one.id === id)) return;
    this.change(id, { state: 'failed' });
    this.page.setData({ photoProblem: isConnected() ? PHOTO_WORDS.unsent : PHOTO_WORDS.offline });
  }

  private change(id: string, change: Partial<Photo>): void {
    const photos = this.page.data.photos.map((one) => (one.id === id ? { ...one, ...change } : one));
    this.page.setData({ photos });
  }
}
