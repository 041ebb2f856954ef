/** Tags that WeChat draws and that this phone draws too; local/phone/builtins defines them. */
export const BUILTIN_TAGS: ReadonlySet<string> = new Set([
  'view',
  'text',
  'button',
  'input',
  'textarea',
  'label',
  'form',
  'image',
  'scroll-view',
  'page-meta',
  'root-portal',
]);

/** Tags of the template language itself. */
export const TEMPLATE_TAGS: ReadonlySet<string> = new Set(['block', 'template', 'import', 'include', 'slot', 'wxs']);
