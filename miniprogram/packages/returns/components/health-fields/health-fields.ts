import { OPTIONS } from '../../../../text/returns-declare';
import { readTemperature } from '../../temperature';

/**
 * How somebody is: a temperature as they read it off, and what they feel. Tells `change {temperature, symptoms}` as they
 * stand; the page reads the temperature when it sends.
 */
Component({
  properties: {
    /** As typed. */
    temperature: String,
    symptoms: { type: Array, value: [] as string[] },
    problem: String,
  },
  data: { options: OPTIONS.symptoms, said: '', meantC: null as number | null },
  observers: {
    temperature(typed: string) {
      const { problem, meantC } = readTemperature(typed);
      // A number is not wrong while it is being typed: 3, 36.
      this.setData({ said: typed.length > 1 ? problem : '', meantC: typed.length > 1 ? meantC : null });
    },
  },
  methods: {
    onTemperature({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.tell(value, this.data.symptoms as string[]);
    },

    onMeant() {
      this.tell(this.data.meantC!.toFixed(1), this.data.symptoms as string[]);
    },

    onSymptom({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const symptoms = this.data.symptoms as string[];
      const next = symptoms.includes(value) ? symptoms.filter((one) => one !== value) : [...symptoms, value];
      this.tell(this.data.temperature, next);
    },

    onWell() {
      this.tell(this.data.temperature, []);
    },

    tell(temperature: string, symptoms: string[]) {
      this.triggerEvent('change', { temperature, symptoms });
    },
  },
});
