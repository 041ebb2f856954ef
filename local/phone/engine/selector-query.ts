/** An element of the engine, as far as a query reads it. */
interface Queried {
  $$?: HTMLElement;
  id?: string;
  dataset?: Record<string, unknown>;
  childNodes?: Queried[];
  shadowRoot?: Queried;
}

interface Fields {
  id?: boolean;
  dataset?: boolean;
  rect?: boolean;
  size?: boolean;
  scrollOffset?: boolean;
}

type Done = (result: unknown) => void;
interface Step {
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

/** The first DOM node of an element; a virtual host has none of its own. */
function nodeOf(element: Queried): HTMLElement | null {
  if (element.$$ instanceof HTMLElement) return element.$$;
  for (const child of element.shadowRoot?.childNodes ?? element.childNodes ?? []) {
    const node = nodeOf(child);
    if (node) return node;
  }
  return null;
}

function read(element: Queried | null, fields: Fields): Record<string, unknown> | null {
  const node = element ? nodeOf(element) : document.querySelector<HTMLElement>('.wx-window');
  if (!node) return null;
  const { left, top, right, bottom, width, height } = node.getBoundingClientRect();
  const origin = document.querySelector('.wx-window')!.getBoundingClientRect().top;
  return {
    ...(fields.id && { id: element?.id ?? '' }),
    ...(fields.dataset && { dataset: element?.dataset ?? {} }),
    ...(fields.rect && { left, right, top: top - origin, bottom: bottom - origin }),
    ...(fields.size && { width, height }),
    ...(fields.scrollOffset && { scrollLeft: node.scrollLeft, scrollTop: node.scrollTop }),
  };
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
        const result = this.resultOf(step);
        step.done?.(result);
        return result;
      });
      done?.(results);
    });
    return this;
  }

  private nodes(selector: string | null, isSingle: boolean) {
    const add = (fields: Fields, done?: Done) => {
      this.steps.push({ selector, isSingle, fields, done });
      return this;
    };
    return {
      fields: add,
      boundingClientRect: (done?: Done) => add({ id: true, dataset: true, rect: true, size: true }, done),
      scrollOffset: (done?: Done) => add({ id: true, dataset: true, scrollOffset: true }, done),
    };
  }

  private resultOf({ selector, isSingle, fields }: Step): unknown {
    if (selector === null) return read(null, fields);
    const root = this.scope?._$.getShadowRoot();
    if (!root) return null;
    if (!isSingle) return root.querySelectorAll(selector).map((element) => read(element, fields));
    const element = root.querySelector(selector);
    return element && read(element, fields);
  }
}
