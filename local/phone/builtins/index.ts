import type { ComponentSpace } from 'glass-easel';
import { defineButton } from './button';
import { define } from './define';
import { defineForm } from './form';
import { defineImage } from './image';
import { definePageMeta } from './page-meta';
import { defineScrollView } from './scroll-view';
import { defineTextFields } from './text-field';

/** Every tag that WeChat draws by itself and that our pages use; build/tags.ts names them for the build. */
export function defineBuiltins(space: ComponentSpace): void {
  define(space, 'view');
  define(space, 'root-portal', { properties: { enable: { type: Boolean, value: true } } });
  define(space, 'text', {
    properties: { selectable: Boolean, userSelect: Boolean, space: String, decode: Boolean, maxLines: Number },
  });
  defineButton(space);
  defineTextFields(space);
  defineForm(space);
  defineImage(space);
  defineScrollView(space);
  definePageMeta(space);
}
