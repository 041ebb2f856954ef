import { LAYERS } from './layers';

/** A drawing in the colours of the tokens: a few on the whole, all of one hand. What it shows stands in words beside it. */
Component({
  properties: {
    name: { type: String, observer: 'draw' },
    /** rpx */
    width: { type: Number, value: 336 },
    /** rpx */
    height: { type: Number, value: 272 },
  },
  data: { layers: 0 },
  methods: {
    draw(name: string) {
      this.setData({ layers: LAYERS[name] ?? 0 });
    },
  },
});
