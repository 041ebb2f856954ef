import { addGlobalErrorListener, addGlobalWarningListener, Element } from 'glass-easel';
import type { ComponentSpace } from 'glass-easel';
import { component as componentApi, MiniProgramEnv } from 'glass-easel-miniprogram-adapter';
import type { AssociatedBackend, CodeSpace } from 'glass-easel-miniprogram-adapter';
import { ScreenBackend } from './backend';
import type { AppConfig, Scripts, Templates, UnitConfig } from './config';
import { limitSetData } from './data-limits';
import { installIntersection } from './intersection';
import { installKeyframes } from './keyframes';
import { definitionOf, knowFormField, PLATFORM_BEHAVIORS } from './platform-behaviors';
import { report } from './report';
import { SelectorQuery } from './selector-query';
import type { QueryScope } from './selector-query';
import { textOf } from './text-of';

/** A definition as pages write them. */
export type Definition = Record<string, unknown> & { behaviors?: unknown[] };

type Prepare = (is: string, options: object) => [Record<string, unknown>, unknown];
interface Builder {
  definition(definition: Definition): Builder;
  pageDefinition(definition: Definition): Builder;
  lifetime(name: string, act: (this: { _$: ReadyTarget }) => void): Builder;
  register(): unknown;
}
interface WithDataset {
  setDataset: (this: WithDataset, name: string, value: unknown) => void;
  $$?: HTMLElement;
}
interface ReadyTarget {
  isReady?: boolean;
  triggerLifetime(name: string, args: unknown[]): void;
}

/** The engine with everything that a page's script defines registered in it. */
export class Code {
  readonly space: CodeSpace;
  private readonly backend: AssociatedBackend;
  private readonly platformBehaviors: Map<unknown, unknown>;
  private readonly waiting: Map<string, UnitConfig>;
  private entered = '';

  constructor(
    config: AppConfig,
    private readonly templates: Templates,
    private readonly scripts: Scripts,
    defineBuiltins: (space: ComponentSpace) => void,
  ) {
    const environment = new MiniProgramEnv();
    this.space = environment.createCodeSpace('', true);
    this.backend = environment.associateBackend(new ScreenBackend());
    letDataThrough(this.space);
    defineBuiltins(this.space.getComponentSpace());
    this.waiting = new Map(config.units.map((unit) => [unit.id, unit]));
    this.platformBehaviors = new Map(PLATFORM_BEHAVIORS.map((name) => [name, this.behavior(definitionOf(name))]));
    knowFormField(this.platformBehaviors.get('wx://form-field'));
    extendInstances();
    limitSetData();
    installIntersection();
    installKeyframes();
    listenToEngine();
  }

  /** Says which file's script runs now; what it defines belongs to that path. */
  enter(id: string): void {
    this.entered = id;
  }

  behavior(definition: Definition): unknown {
    return (this.space as unknown as { behavior(): Builder }).behavior().definition(this.known(definition)).register();
  }

  component(definition: Definition): unknown {
    const builder = this.builder();
    builder.definition(this.known(definition));
    // The adapter tells `ready` to nobody.
    builder.lifetime('attached', function () {
      const target = this._$;
      queueMicrotask(() => {
        if (!target.isReady) target.triggerLifetime('ready', []);
        target.isReady = true;
      });
    });
    return builder.register();
  }

  page(definition: Definition): unknown {
    return this.builder().pageDefinition(this.known(definition)).register();
  }

  /** An instance of a page or component that nothing contains yet. */
  root(tag: string, url: string) {
    this.load(url.split('?')[0]!);
    return this.backend.createRoot(tag, this.space, url);
  }

  /** Knows a page or component, and all that it uses, from when it is first needed. */
  private load(id: string): void {
    const unit = this.waiting.get(id);
    if (!unit) return;
    this.waiting.delete(id);
    const { json, scope } = unit;
    this.space.addComponentStaticConfig(id, json as never);
    if (scope !== null) this.space.addStyleSheet(id, undefined, scope);
    const content = { groupList: this.templates, content: this.templates[id], fallbackListenerOnNativeNode: true };
    this.space.addCompiledTemplate(id, content as never);
    for (const used of Object.values(json.usingComponents)) this.load(used.slice(1));
    this.scripts[id]!();
  }

  private builder(): Builder {
    return (this.space as unknown as { component(id: string): Builder }).component(this.entered);
  }

  private known(definition: Definition): Definition {
    const behaviors = definition.behaviors?.map((one) => this.platformBehaviors.get(one) ?? one);
    return behaviors ? { ...definition, behaviors } : { ...definition };
  }
}

/** Ids reach the DOM, cyclic data does not overflow, and a property called `dataset` does not overwrite the element's. */
function letDataThrough(space: CodeSpace): void {
  const preparing = space as unknown as { prepareComponentOptions: Prepare };
  const prepare = preparing.prepareComponentOptions.bind(space);
  preparing.prepareComponentOptions = (is, options) => {
    const [prepared, rest] = prepare(is, options);
    Object.assign(prepared, {
      idPrefixGenerator: null,
      writeIdToDOM: true,
      writeFieldsToNode: false,
      dataDeepCopy: 'simple-recursion',
      propertyPassingDeepCopy: 'simple-recursion',
    });
    return [prepared, rest];
  };
}

/** What instances can do that the adapter leaves out. */
function extendInstances(): void {
  const prototype = componentApi.ComponentCaller.prototype as unknown as Record<string, unknown>;
  prototype['createSelectorQuery'] = function (this: QueryScope) {
    return new SelectorQuery(this);
  };
  const element = Element.prototype as unknown as WithDataset;
  const { setDataset } = element;
  element.setDataset = function (name, value) {
    setDataset.call(this, name, value);
    const attribute = `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    if (typeof value !== 'object') this.$$?.setAttribute?.(attribute, textOf(value));
  };
}

function listenToEngine(): void {
  addGlobalWarningListener((message) => {
    report.warnings.push(String(message));
    return false;
  });
  addGlobalErrorListener((error) => {
    console.error(error);
    return false;
  });
}
