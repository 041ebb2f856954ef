import { firstNodeOf } from './first-node';
import type { Rendered } from './first-node';
import { readFields } from './fields';
import type { Fields, Queried } from './fields';

type Done = (result: unknown) => void;
interface Step {
  scope: QueryScope | undefined;
  selector: string | null;
  isSingle: boolean;
  fields: Fields;
  done: Done | undefined;
}

/** What `select` asks in. */
export interface QueryScope {
  _$: {
    getShadowRoot(): { querySelector(selector: string): Queried | null; querySelectorAll(selector: string): Queried[] };
  };
}

function read(element: Queried | null, fields: Fields): Record<string, unknown> | null {
  const node = element
    ? firstNodeOf(element as Rendered)
    : document.querySelector<HTMLElement>('.wx-screen:not([hidden]) .wx-scroller');
  return node && readFields(element, node, fields);
}

/** `wx.createSelectorQuery`: asks where things are once the screen is drawn. */
export class SelectorQuery {
  private readonly steps: Step[] = [];

  constructor(private scope: QueryScope | undefined) {}

  in(scope: QueryScope): this {
    this.scope = scope;
    return this;
  }

  select = (selector: string) => this.nodes(selector, true);
  selectAll = (selector: string) => this.nodes(selector, false);
  selectViewport = () => this.nodes(null, true);

  exec(done?: Done): this {
    requestAnimationFrame(() => {
      const results = this.steps.map((step) => {
        const result = resultOf(step);
        step.done?.(result);
        return result;
      });
      done?.(results);
    });
    return this;
  }

  private nodes(selector: string | null, isSingle: boolean) {
    const add = (fields: Fields, done?: Done) => {
      this.steps.push({ scope: this.scope, selector, isSingle, fields, done });
      return this;
    };
    return {
      fields: add,
      boundingClientRect: (done?: Done) => add({ id: true, dataset: true, rect: true, size: true }, done),
      scrollOffset: (done?: Done) => add({ id: true, dataset: true, scrollOffset: true }, done),
      node: (done?: Done) => add({ node: true }, done),
      context: (done?: Done) => add({ context: true }, done),
    };
  }
}

function resultOf({ scope, selector, isSingle, fields }: Step): unknown {
  if (selector === null) return read(null, fields);
  const root = scope?._$.getShadowRoot();
  if (!root) return isSingle ? null : [];
  if (!isSingle) return root.querySelectorAll(selector).map((element) => read(element, fields));
  const element = root.querySelector(selector);
  return element && read(element, fields);
}
