import { leavePage, wayOut } from '../../services/open-page';

/**
 * What a page shows while its content is loading (bones, once), when there is none, when it did not come or was refused
 * (then the way out of the page comes before another try), and when it is there. Empty: a picture, `title`, `note` and
 * whatever button the slot `empty` brings. Tells `retry`.
 */
Component({
  options: { multipleSlots: true },
  properties: {
    /** `loading`, `empty`, `failed`, `refused` or `ready`. */
    phase: { type: String, value: 'loading' },
    /** What happened; with old content still there it stands above it. */
    failure: String,
    /** What is being looked for, such as 正在看哪几家开着…. */
    doing: { type: String, value: '正在打开…' },
    /** What is empty: 您还没求助过. */
    title: String,
    note: String,
    picture: { type: String, value: 'lamp' },
  },
  data: { out: null as ReturnType<typeof wayOut> },
  observers: {
    phase(phase: string) {
      if (phase === 'refused') this.setData({ out: wayOut() });
    },
  },
  methods: {
    onLeave() {
      leavePage();
    },

    onRetry() {
      this.triggerEvent('retry');
    },
  },
});
