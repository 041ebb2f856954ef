import type { ComponentSpace } from 'glass-easel';
import { showAsset } from '../engine/assets';
import type { WithNode } from '../engine/fields';
import { define } from './define';
import type { Builtin } from './define';

/** A canvas of the browser with what WeChat's has beside. */
type CanvasNode = HTMLCanvasElement & Record<string, unknown>;

/** A picture to draw, whose path may be one of the mini-program or of the phone. */
function pictureFor(self: Builtin): HTMLImageElement {
  const picture = new Image();
  const native = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src')!;
  const carrier = {
    dataset: picture.dataset,
    set src(url: string) {
      native.set!.call(picture, url);
    },
    removeAttribute: (name: string) => picture.removeAttribute(name),
  };
  Object.defineProperty(picture, 'src', {
    get: () => native.get!.call(picture) as string,
    set: (path: string) => showAsset(self, path, carrier as never),
  });
  return picture;
}

function create(self: Builtin): void {
  const canvas = document.createElement('canvas') as CanvasNode;
  Object.assign(canvas, {
    requestAnimationFrame: (draw: FrameRequestCallback) => requestAnimationFrame(draw),
    cancelAnimationFrame: (id: number) => cancelAnimationFrame(id),
    createImage: () => pictureFor(self),
    createImageData: (width: number, height: number) => new ImageData(width, height),
    createPath2D: (path?: Path2D | string) => new Path2D(path),
  });
  self.$$.append(canvas);
  (self.$$ as WithNode).__wxNode = () => canvas;
}

/** `canvas` with a real 2d context; pages get its `node` by a selector query. */
export function defineCanvas(space: ComponentSpace): void {
  define(space, 'canvas', {
    properties: { type: String, canvasId: String, disableScroll: Boolean },
    created: create,
    changed({ $$: node, data }) {
      node.style.touchAction = data['disableScroll'] ? 'none' : '';
      const label = node.getAttribute('aria-label');
      if (label) node.setAttribute('role', 'img');
    },
  });
}
