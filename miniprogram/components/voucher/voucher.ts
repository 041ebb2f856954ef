const SECOND_MS = 1_000;
type Timer = ReturnType<typeof setInterval>;
/** Each frame's clock, and the end of life that it told its page last. */
const timers = new WeakMap<object, Timer>();
const told = new WeakMap<object, number>();

/** 472 916, 386 149 6754, as it is read out. */
const spaced = (digits: string) => digits.replace(/(\d{3})(?=\d{3})/g, '$1 ');

/**
 * A code to show, in a frame of light that runs out; then `expire` asks the page for the next one. What it is for, until
 * when and where stands below the tear, in the slot.
 */
Component({
  properties: {
    title: { type: String, value: '给站长扫一下' },
    /** What the code says to a scanner. */
    text: String,
    /** What is read out when it cannot be scanned; empty when there is nothing to read out. */
    digits: String,
    /** When the next code comes, epoch milliseconds. */
    until: Number,
    /** How long a code lives, seconds. */
    lifetime: { type: Number, value: 30 },
    /** What stands over a code that is no longer good, such as 已经领过; empty while it is. */
    spent: String,
  },
  data: { left: 0, spaced: '' },
  observers: {
    digits(digits: string) {
      this.setData({ spaced: spaced(digits) });
    },
    until() {
      this.tell();
    },
  },
  lifetimes: {
    attached() {
      this.keepTime();
    },
    detached() {
      this.rest();
    },
  },
  pageLifetimes: {
    show() {
      this.keepTime();
    },
    hide() {
      this.rest();
    },
  },
  methods: {
    keepTime() {
      this.rest();
      this.tell();
      timers.set(
        this,
        setInterval(() => this.tell(), SECOND_MS),
      );
    },

    rest() {
      clearInterval(timers.get(this));
    },

    /** Says how many seconds are left; once for each code, that none are. */
    tell() {
      const { until, lifetime } = this.data;
      const left = Math.min(Math.max(Math.ceil((until - Date.now()) / SECOND_MS), 0), lifetime);
      if (left !== this.data.left) this.setData({ left });
      if (left > 0 || until === told.get(this)) return;
      told.set(this, until);
      this.triggerEvent('expire');
    },
  },
});
