/** One step on the way. */
interface Step {
  id: string;
  name: string;
  /** When it was, or will be; a sentence where the track is upright. */
  note?: string;
  state: 'done' | 'now' | 'ahead';
  /** What the step that is now is about. */
  icon?: string;
}

const WORDS = { done: '办完', now: '正在办', ahead: '还没到' };

/** What happened, what is happening, what comes next: along a line, or (`upright`) down the page with sentences. */
Component({
  properties: {
    steps: { type: Array, value: [] as Step[] },
    upright: Boolean,
  },
  data: { said: '' },
  observers: {
    steps(steps: Step[]) {
      this.setData({ said: steps.map(({ name, state }) => `${name}，${WORDS[state]}`).join('；') });
    },
  },
});
