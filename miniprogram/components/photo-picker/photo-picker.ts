import { choosePictures } from '../../services/photo';
import type { Photo } from '../../services/photo-board';

/**
 * Photos to go with something. Tells `add` with what was taken (`{ path, size }[]`), `remove` and `again` with an id, and
 * `view` opens one large. What is too large, and a refused permission, it says itself. services/photo-board sends them.
 */
Component({
  properties: {
    label: { type: String, value: '照片' },
    /** What for, and who will see them. */
    note: String,
    photos: { type: Array, value: [] as Photo[] },
    most: { type: Number, value: 6 },
    /** They are looked at only. */
    fixed: Boolean,
    problem: String,
  },
  data: { said: '', isRefused: false },
  methods: {
    async onAdd() {
      this.setData({ said: '', isRefused: false });
      const { pictures, said, isRefused } = await choosePictures(this.data.most - this.data.photos.length);
      if (pictures.length > 0) this.triggerEvent('add', { photos: pictures });
      this.setData({ said, isRefused });
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
