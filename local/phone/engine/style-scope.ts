import type { Element } from 'glass-easel';

interface Scopes {
  styleScope?: number;
  extraStyleScope?: number | null;
}

interface Owner {
  getComponentOptions(): Scopes;
  getComponentDefinition(): {
    behavior: { ownerSpace: { styleScopeManager: { queryName(scope: number): string | undefined } } };
  };
}

/** Class names as a template wrote them (`hover-class`, `placeholder-class`), as they are called in the DOM. */
export function scopedClasses(element: Element, names: string): string[] {
  const words = names.split(/\s+/).filter(Boolean);
  const owner = (element as { ownerShadowRoot?: { getHostNode(): unknown } }).ownerShadowRoot?.getHostNode() as
    Owner | undefined;
  if (!owner) return words;
  const { styleScope, extraStyleScope } = owner.getComponentOptions();
  const { styleScopeManager } = owner.getComponentDefinition().behavior.ownerSpace;
  const scopes = [...new Set([styleScope, extraStyleScope])].filter((scope) => typeof scope === 'number');
  const prefixes = scopes.map((scope) => styleScopeManager.queryName(scope));
  return words.flatMap((word) => prefixes.map((prefix) => (prefix ? `${prefix}--${word}` : word)));
}
