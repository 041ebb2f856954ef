import { typeScale } from '../../services/type-scale';

/** Ways in, each an icon and a word; `count` above 0 stands beside the word, `more` when it goes on. Tells `pick` with the id. */
Component({
  properties: {
    /** `{ id, icon, name, count?, more? }[]` */
    entries: { type: Array, value: [] as { id: string; icon: string; name: string; count?: number; more?: boolean }[] },
  },
  data: { big: typeScale().big },
  methods: {
    onPick({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('pick', { id: currentTarget.dataset['id'] as string });
    },
  },
});
