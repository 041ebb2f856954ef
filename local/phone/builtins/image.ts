import type { ComponentSpace } from 'glass-easel';
import { showAsset } from '../engine/assets';
import { define, tell, textOf } from './define';
import type { Builtin } from './define';

const pictures = new WeakMap<Builtin, HTMLImageElement>();

function create(self: Builtin): void {
  const picture = document.createElement('img');
  picture.alt = '';
  picture.draggable = false;
  picture.addEventListener('load', () =>
    tell(self, 'load', { width: picture.naturalWidth, height: picture.naturalHeight }),
  );
  picture.addEventListener('error', () => tell(self, 'error', { errMsg: 'image load failed' }));
  self.$$.append(picture);
  pictures.set(self, picture);
}

/** `image` in all its modes, and `cover-image`; a path of the mini-program is one of the screen's assets. */
export function defineImages(space: ComponentSpace): void {
  for (const tag of ['image', 'cover-image']) {
    define(space, tag, {
      properties: {
        src: String,
        mode: { type: String, value: 'scaleToFill' },
        lazyLoad: Boolean,
        fadeIn: null,
        webp: Boolean,
        showMenuByLongpress: Boolean,
        referrerPolicy: null,
      },
      created: create,
      changed(self, property) {
        const { $$: node, data } = self;
        const picture = pictures.get(self)!;
        node.setAttribute('mode', textOf(data['mode']));
        picture.loading = data['lazyLoad'] ? 'lazy' : 'eager';
        if (property === 'ariaLabel') node.setAttribute('role', 'img');
        if (property === 'src') showAsset(self, textOf(data['src']), picture);
      },
    });
  }
}
