/** The icon of a tone, where the tag names none of its own. */
const ICONS: Readonly<Record<string, string>> = { good: 'check', wait: 'clock', alert: 'warn', brick: 'clock' };

/** How something stands, in an icon and a word; the colour says it once more. */
Component({
  properties: {
    /** `good`, `wait`, `alert`, `brick`, or nothing. */
    tone: String,
    icon: String,
    word: String,
  },
  data: { usual: 'dots' },
  observers: {
    tone(tone: string) {
      this.setData({ usual: ICONS[tone] ?? 'dots' });
    },
  },
});
