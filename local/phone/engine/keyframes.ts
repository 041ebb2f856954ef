import { component as componentApi } from 'glass-easel-miniprogram-adapter';
import { firstNodeOf } from './first-node';

type Frame = Record<string, string | number | (string | number)[]>;
interface Caller {
  _$: { getShadowRoot(): { querySelectorAll(selector: string): object[] } };
}

const TRANSFORM = /^(matrix|rotate|scale|skew|translate)/;
const unit = (name: string, value: string | number) =>
  typeof value === 'string'
    ? value
    : name.startsWith('translate')
      ? `${value}px`
      : /^(rotate|skew)/.test(name)
        ? `${value}deg`
        : value;

/** A frame as the browser's own animations take it. */
function keyframe({ ease, offset, ...styles }: Frame): Keyframe {
  const frame: Keyframe = { composite: 'replace' };
  const transforms: string[] = [];
  for (const [name, value] of Object.entries(styles)) {
    const values = [value].flat();
    if (TRANSFORM.test(name)) transforms.push(`${name}(${values.map((one) => unit(name, one)).join(', ')})`);
    else frame[name] = String(value);
  }
  if (transforms.length > 0) frame.transform = transforms.join(' ');
  if (typeof ease === 'string') frame.easing = ease;
  if (typeof offset === 'number') frame.offset = offset;
  return frame;
}

/** `animate` and `clearAnimation` of pages and components, which the adapter leaves out. */
export function installKeyframes(): void {
  const prototype = componentApi.ComponentCaller.prototype as unknown as Record<string, unknown>;
  const nodes = (caller: Caller, selector: string) =>
    caller._$.getShadowRoot()
      .querySelectorAll(selector)
      .flatMap((element) => firstNodeOf(element) ?? []);
  prototype['animate'] = function (
    this: Caller,
    selector: string,
    frames: Frame[],
    duration: number,
    done?: () => void,
  ) {
    const running = nodes(this, selector).map((node) =>
      node.animate(frames.map(keyframe), { duration, fill: 'forwards' }).finished.catch(() => undefined),
    );
    void Promise.all(running).then(() => done?.());
  };
  prototype['clearAnimation'] = function (this: Caller, selector: string, ...rest: unknown[]) {
    for (const node of nodes(this, selector)) node.getAnimations().forEach((animation) => animation.cancel());
    const done = rest.find((one): one is () => void => typeof one === 'function');
    done?.();
  };
}
