/** What is said about photos that did not come along. */
export const PHOTO_WORDS = {
  refused: '没有相机和相册的权限，照片加不了',
  notTaken: '照片没有取到，请再试一次',
  offline: '网络不通，照片还在手机里，有了网再点它传一次',
  unsent: '有照片没传上去，点它再传一次，别的都在',
  notRemoved: '照片没删掉，网通了再删一次',
  tooLarge: (count: number, megabytes: number) => `有 ${count} 张太大了（${megabytes} MB），请换一张，或截一张小的`,
} as const;
