import type { ComponentSpace } from 'glass-easel';
import { define, tell, textOf } from './define';
import type { Builtin } from './define';

const pictures = new WeakMap<Builtin, HTMLImageElement>();

/** `image`, in all its modes; a path of the mini-program is one of the screen's assets. */
export function defineImage(space: ComponentSpace): void {
  define(space, 'image', {
    properties: {
      src: String,
      mode: { type: String, value: 'scaleToFill' },
      lazyLoad: Boolean,
      webp: Boolean,
      showMenuByLongpress: Boolean,
    },
    created(self) {
      const picture = document.createElement('img');
      picture.alt = '';
      picture.addEventListener('load', () =>
        tell(self, 'load', { width: picture.naturalWidth, height: picture.naturalHeight }),
      );
      picture.addEventListener('error', () => tell(self, 'error', { errMsg: 'image load failed' }));
      self.$$.append(picture);
      pictures.set(self, picture);
    },
    changed(self, property) {
      const { $$: node, data } = self;
      node.setAttribute('mode', textOf(data['mode']));
      if (property === 'src') pictures.get(self)!.src = textOf(data['src']).replace(/^\//, '');
    },
  });
}
