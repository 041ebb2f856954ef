import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import postcss from 'postcss';
import type { AtRule, Root, Rule } from 'postcss';
import selectorParser from 'postcss-selector-parser';
import { BuildFailure } from './build-failure';

const RPX = /(-?(?:\d*\.)?\d+)rpx\b/g;
const VH = /(?<![\w.#-])((?:\d*\.)?\d+)vh\b/g;
const KEYFRAMES = /keyframes$/;
const DARK = /\(\s*prefers-color-scheme\s*:\s*dark\s*\)/;
/** The custom tab bar lies within the page for WeChat, beside it here. */
const PAGE = ':is(wx-page, wx-tab-bar)';
/** The phone's screen carries the theme, so that the panel can switch it. */
const DARK_ROOT = ':root[data-theme=dark]';

/** 750 rpx are the width of every screen; a page's height is what its navigation bar leaves. */
const inScreenUnits = (value: string) =>
  value
    .replace(RPX, (_, rpx: string) => `${+(Number(rpx) / 7.5).toFixed(5)}vw`)
    .replace(VH, (_, vh: string) => `calc(${vh} * var(--wx-vh))`);

/** A style sheet of the mini-program as CSS. @param scope put before every class; `null`: the page's own, unscoped sheet */
export function compileStyle(root: string, file: string, scope: string | null): string {
  const sheet = inlined(root, file, new Set());
  sheet.walkAtRules('media', darkened);
  sheet.walkRules((rule) => {
    if (!isInKeyframes(rule)) rule.selector = scoped(scope).processSync(rule.selector);
  });
  sheet.walkDecls((declaration) => {
    declaration.value = inScreenUnits(declaration.value);
  });
  sheet.walkAtRules((atRule) => {
    atRule.params = inScreenUnits(atRule.params);
  });
  sheet.walkComments((comment) => void comment.remove());
  return sheet.toString();
}

function inlined(root: string, file: string, seen: Set<string>): Root {
  if (seen.has(file)) return postcss.root();
  seen.add(file);
  const sheet = postcss.parse(readFileSync(file, 'utf8'), { from: file });
  sheet.walkAtRules('import', (rule) => {
    const path = /['"]([^'"]+)['"]/.exec(rule.params)?.[1] ?? '';
    const target = path.startsWith('/') ? join(root, path) : join(dirname(file), path);
    if (!existsSync(target)) {
      const line = rule.source?.start?.line ?? 1;
      throw new BuildFailure([
        { file: relative(root, file), line, sentence: `the style sheet ${path} does not exist` },
      ]);
    }
    rule.replaceWith(inlined(root, target, seen).nodes);
  });
  return sheet;
}

const isInKeyframes = (rule: Rule) => rule.parent?.type === 'atrule' && KEYFRAMES.test((rule.parent as AtRule).name);

function darkened(media: AtRule): void {
  if (!DARK.test(media.params)) return;
  media.walkRules((rule) => {
    rule.selectors = rule.selectors.map((selector) => `${DARK_ROOT} ${selector}`);
  });
  media.replaceWith(media.nodes ?? []);
}

const scoped = (scope: string | null) =>
  selectorParser((selectors) => {
    selectors.walk((node) => {
      if (node.type === 'class' && scope !== null) node.value = `${scope}--${node.value}`;
      else if (node.type === 'tag' && node.value === 'page') node.value = PAGE;
      else if (node.type === 'tag' && node.value !== '*') node.value = `wx-${node.value}`;
      else if (node.type === 'pseudo' && node.value === ':host') node.replaceWith(hostOf(scope ?? ''));
    });
  });

const hostOf = (scope: string) =>
  selectorParser.attribute({ attribute: 'wx-host', operator: '=', value: scope, quoteMark: '"', raws: {} });
