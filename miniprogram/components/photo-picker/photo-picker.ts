/** A photo larger than this is refused; what a phone makes of one by itself is far smaller. Bytes. */
const MOST_BYTES = 10 * 1024 * 1024;
const MEGA = 1024 * 1024;

interface Photo {
  id: string;
  path: string;
  /** `ready`, `sending` or `failed`. */
  state: string;
}

/** Nobody has to be told that they changed their mind. */
const CANCELLED = /cancel/;
/** The person, or their phone, does not let us at the camera and the photos. */
const REFUSED = /auth|permission|privacy/;

/**
 * Photos to go with something. Tells `add` with what was taken (`{ path, size }[]`), `remove` and `again` with an id, and
 * `view` opens one large. What is too large, and a refused permission, it says itself.
 */
Component({
  properties: {
    label: { type: String, value: '照片' },
    /** What for, and who will see them. */
    note: String,
    photos: { type: Array, value: [] as Photo[] },
    most: { type: Number, value: 6 },
    problem: String,
  },
  data: { said: '', isRefused: false },
  methods: {
    async onAdd() {
      this.setData({ said: '', isRefused: false });
      const count = this.data.most - this.data.photos.length;
      try {
        const { tempFiles } = await wx.chooseMedia({
          count,
          mediaType: ['image'],
          sizeType: ['compressed'],
          sourceType: ['camera', 'album'],
        });
        this.take(tempFiles.map(({ tempFilePath, size }) => ({ path: tempFilePath, size })));
      } catch (error) {
        this.explain((error as { errMsg?: string }).errMsg ?? '');
      }
    },

    take(chosen: { path: string; size: number }[]) {
      const tooLarge = chosen.filter(({ size }) => size > MOST_BYTES);
      const fitting = chosen.filter(({ size }) => size <= MOST_BYTES);
      if (fitting.length > 0) this.triggerEvent('add', { photos: fitting });
      if (tooLarge.length > 0) {
        const size = Math.round(Math.max(...tooLarge.map((one) => one.size)) / MEGA);
        this.setData({ said: `有 ${tooLarge.length} 张太大了（${size} MB），请换一张，或截一张小的` });
      }
    },

    explain(message: string) {
      if (CANCELLED.test(message)) return;
      const isRefused = REFUSED.test(message);
      this.setData({ isRefused, said: isRefused ? '没有相机和相册的权限，照片加不了' : '照片没有取到，请再试一次' });
    },

    onSetting() {
      void wx.openSetting();
    },

    onRemove({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('remove', { id: currentTarget.dataset['id'] as string });
    },

    onAgain({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('again', { id: currentTarget.dataset['id'] as string });
    },

    onView({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const urls = this.data.photos.map(({ path }) => path);
      void wx.previewImage({ urls, current: currentTarget.dataset['path'] as string });
    },
  },
});
