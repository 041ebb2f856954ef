import type { ComponentSpace } from 'glass-easel';
import { defineButton } from './button';
import { defineCanvas } from './canvas';
import { defineChoices } from './choice';
import { define } from './define';
import { defineForm } from './form';
import { defineImages } from './image';
import { defineMap } from './map';
import { defineMeasures } from './measure';
import { defineMedia } from './media';
import { defineMovable } from './movable';
import { defineNavigator } from './navigator';
import { definePageContainer } from './page-container';
import { definePageMeta } from './page-meta';
import { definePicker } from './picker';
import { definePickerView } from './picker-view';
import { defineRichText } from './rich-text';
import { defineRootPortal } from './root-portal';
import { defineScrollView } from './scroll-view';
import { defineSwiper } from './swiper';
import { defineText } from './text';
import { defineTextFields } from './text-field';

/** Every tag that WeChat draws by itself; build/tags.ts names them for the build. */
export function defineBuiltins(space: ComponentSpace): void {
  define(space, 'view');
  define(space, 'cover-view', { properties: { scrollTop: null } });
  const parts = [
    defineButton,
    defineCanvas,
    defineChoices,
    defineForm,
    defineImages,
    defineMap,
    defineMeasures,
    defineMedia,
    defineMovable,
    defineNavigator,
    definePageContainer,
    definePageMeta,
    definePicker,
    definePickerView,
    defineRichText,
    defineRootPortal,
    defineScrollView,
    defineSwiper,
    defineText,
    defineTextFields,
  ];
  for (const part of parts) part(space);
}
