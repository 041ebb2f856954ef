import { OCCUPATIONS } from '../../../../text/people';
import type { ChosenPlace } from '../../pages/choose-place/chosen-place';

const occupations = Object.entries(OCCUPATIONS).map(([value, label]) => ({ value, label }));

/** What the union asks about a person: name, number, work, and where they belong. Tells `change {field, value}`. */
Component({
  properties: {
    name: String,
    phone: { type: null, value: null as unknown },
    knownPhone: String,
    occupation: { type: null, value: null as unknown },
    /** A ChosenPlace; `null` while none is chosen. */
    place: { type: null, value: null as unknown },
    /** Field → what is wrong with it. */
    problems: { type: Object, value: {} },
  },
  data: { occupations },
  methods: {
    onName({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.tell('name', detail.value);
    },
    onPhone({ detail }: WechatMiniprogram.CustomEvent<{ value: unknown }>) {
      this.tell('phone', detail.value);
    },
    onOccupation({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.tell('occupation', detail.value);
    },
    onPlace() {
      void wx.navigateTo({
        url: '/packages/people/pages/choose-place/choose-place',
        events: { chosen: (place: ChosenPlace) => this.tell('place', place) },
      });
    },
    tell(field: string, value: unknown) {
      this.triggerEvent('change', { field, value });
    },
  },
});
