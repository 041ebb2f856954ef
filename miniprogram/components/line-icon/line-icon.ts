/** A line icon in the colour of its text. `lit`: with a lamp behind it, where the icon has one. */
Component({
  properties: {
    name: String,
    /** rpx */
    size: { type: Number, value: 44 },
    lit: Boolean,
  },
});
