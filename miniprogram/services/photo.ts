import { PHOTO_WORDS } from '../text/photos';

/** A picture on the phone; size in bytes. */
export interface Picture {
  path: string;
  size: number;
}

/** What came of choosing: the pictures that can go, and a sentence about what cannot; empty when all is well. */
export interface Choice {
  pictures: Picture[];
  said: string;
  /** Whether the person or their phone does not let us; the way on is the settings. */
  isRefused: boolean;
}

const MEGA = 1024 * 1024;
/** A larger picture is made smaller before it goes. Bytes. */
const ROOMY_BYTES = 2 * MEGA;
/** One that stays larger than this is refused. Bytes. */
const MOST_BYTES = 10 * MEGA;
/** Wide enough to read a door plate by, pixels. */
const WIDTH = 1_920;
const QUALITY = 75;

/** Nobody has to be told that they changed their mind. */
const CANCELLED = /cancel/;
const REFUSED = /auth|permission|privacy/;

/** Lets a person take or choose up to `count` photos, makes them small, and says what stays too large. */
export async function choosePictures(count: number): Promise<Choice> {
  try {
    const { tempFiles } = await wx.chooseMedia({
      count,
      mediaType: ['image'],
      sizeType: ['compressed'],
      sourceType: ['camera', 'album'],
    });
    return sorted(await Promise.all(tempFiles.map(({ tempFilePath: path, size }) => small({ path, size }))));
  } catch (error) {
    return explained((error as { errMsg?: string }).errMsg ?? '');
  }
}

function sorted(pictures: Picture[]): Choice {
  const tooLarge = pictures.filter(({ size }) => size > MOST_BYTES);
  const megabytes = Math.round(Math.max(0, ...tooLarge.map(({ size }) => size)) / MEGA);
  return {
    pictures: pictures.filter(({ size }) => size <= MOST_BYTES),
    said: tooLarge.length > 0 ? PHOTO_WORDS.tooLarge(tooLarge.length, megabytes) : '',
    isRefused: false,
  };
}

function explained(message: string): Choice {
  const isRefused = REFUSED.test(message) && !CANCELLED.test(message);
  const sentence = isRefused ? PHOTO_WORDS.refused : PHOTO_WORDS.notTaken;
  return { pictures: [], said: CANCELLED.test(message) ? '' : sentence, isRefused };
}

/** A picture made small; the same one where it is small already, or where the phone cannot. */
async function small(picture: Picture): Promise<Picture> {
  if (picture.size <= ROOMY_BYTES) return picture;
  try {
    const { width } = await wx.getImageInfo({ src: picture.path });
    const { tempFilePath: path } = await wx.compressImage({
      src: picture.path,
      quality: QUALITY,
      compressedWidth: Math.min(width, WIDTH),
    });
    const size = await sizeOf(path);
    return size < picture.size ? { path, size } : picture;
  } catch {
    return picture;
  }
}

function sizeOf(filePath: string): Promise<number> {
  return new Promise((resolve, reject) => {
    wx.getFileSystemManager().getFileInfo({ filePath, success: ({ size }) => resolve(size), fail: reject });
  });
}
