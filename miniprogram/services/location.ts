import type { Point } from '../../cloudfunctions/places/contract';

/** Where the person is, or `null` when they do not say; a rough place is enough to order stations by. */
export function whereabouts(): Promise<Point | null> {
  return new Promise((resolve) => {
    void wx.getFuzzyLocation({
      type: 'gcj02',
      success: ({ latitude, longitude }) => resolve({ latitude, longitude }),
      fail: () => resolve(null),
    });
  });
}

/** Lets the person change their mind about their place. */
export async function askForPlace(): Promise<void> {
  await wx.openSetting();
}
