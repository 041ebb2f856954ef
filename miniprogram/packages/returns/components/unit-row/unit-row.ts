import type { ChosenPlace } from '../../../people/pages/choose-place/chosen-place';

/** The union, park or employer that looks after somebody: by name, level by level, or by a station near by. Tells `change {value}`. */
Component({
  properties: {
    /** `{ id, name }`; `null` while none is chosen. */
    value: { type: null, value: null as unknown },
    problem: String,
  },
  methods: {
    onChoose() {
      void wx.navigateTo({
        url: '/packages/people/pages/choose-place/choose-place',
        events: {
          chosen: ({ orgUnit }: ChosenPlace) => this.triggerEvent('change', { value: orgUnit }),
        },
      });
    },
  },
});
