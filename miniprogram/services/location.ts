import type { Point } from '../../cloudfunctions/places/contract';

const SCOPE = 'scope.userFuzzyLocation';

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

/** What the person answered when they were asked for their place; `null`: they have not been asked. */
async function answered(): Promise<boolean | null> {
  const { authSetting } = await wx.getSetting();
  return authSetting[SCOPE] ?? null;
}

/** Where the person is, without asking them anything; `null` also when they have not been asked yet. */
export async function knownWhereabouts(): Promise<Point | null> {
  return (await answered()) === true ? whereabouts() : null;
}

/** Where the person is after a tap that asks for it; whoever said no before is led to where they can change that. */
export async function wantedWhereabouts(): Promise<Point | null> {
  if ((await answered()) === false) await askForPlace();
  return whereabouts();
}

/** Lets the person change their mind about their place. */
export async function askForPlace(): Promise<void> {
  await wx.openSetting();
}
