/** What a component of a page can be asked for its behaviours. */
interface WithBehaviors {
  hasBehavior?(behavior: never): boolean;
}

/** Behaviours that WeChat has built in; their work is done by the built-ins here. */
export const PLATFORM_BEHAVIORS = [
  'wx://form-field',
  'wx://form-field-group',
  'wx://form-field-button',
  'wx://component-export',
] as const;

const FORM_FIELD = { properties: { name: String, value: null } };

/** What a platform behaviour gives a component. */
export const definitionOf = (name: string): Record<string, unknown> => (name === 'wx://form-field' ? FORM_FIELD : {});

let formField: unknown = null;

/** Says which behaviour stands for `wx://form-field` in the engine. */
export function knowFormField(behavior: unknown): void {
  formField = (behavior as { _$?: unknown })._$ ?? behavior;
}

/** Whether a component takes part in forms by that behaviour. */
export function isFormField(component: unknown): boolean {
  const asked = component as WithBehaviors;
  return formField !== null && asked.hasBehavior?.(formField as never) === true;
}
