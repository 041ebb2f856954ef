/** How bright the screen was before a code was held up, 0 to 1; `null`: nothing is held up. */
let before: number | null = null;

/** Makes a code easy to scan: the screen bright and awake. A phone that does not let it goes on as it is. */
export function holdUp(): void {
  wx.setKeepScreenOn({ keepScreenOn: true, fail: () => {} });
  wx.getScreenBrightness({
    success: ({ value }) => {
      before ??= value;
      wx.setScreenBrightness({ value: 1, fail: () => {} });
    },
    fail: () => {},
  });
}

/** The screen as it was before. */
export function layDown(): void {
  wx.setKeepScreenOn({ keepScreenOn: false, fail: () => {} });
  if (before !== null) wx.setScreenBrightness({ value: before, fail: () => {} });
  before = null;
}
