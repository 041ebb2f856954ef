/** One step of an animation as `export` tells it: what changes, and how long it takes. */
export interface Step {
  animates: { type: string; args: (string | number)[] }[];
  option: { transformOrigin: string; transition: Timing };
}
interface Timing {
  duration: number;
  timingFunction: string;
  delay: number;
}
type Options = Partial<Timing> & { transformOrigin?: string };

const STYLES = ['opacity', 'backgroundColor', 'width', 'height', 'top', 'left', 'right', 'bottom'] as const;
const TRANSFORMS = [
  'matrix',
  'matrix3d',
  'rotate',
  'rotate3d',
  'rotateX',
  'rotateY',
  'rotateZ',
  'scale',
  'scale3d',
  'scaleX',
  'scaleY',
  'scaleZ',
  'skew',
  'skewX',
  'skewY',
  'translate',
  'translate3d',
  'translateX',
  'translateY',
  'translateZ',
] as const;
type Name = (typeof STYLES)[number] | (typeof TRANSFORMS)[number];
type Animation = Record<Name, (...args: (string | number)[]) => Animation> & {
  step(options?: Options): Animation;
  export(): { actions: Step[] };
};

/** `wx.createAnimation`: notes down steps; a tag's `animation` plays what `export` answers. */
export function createAnimation(options: Options = {}): Animation {
  let actions: Step[] = [];
  let animates: Step['animates'] = [];
  const animation = {
    step(own: Options = {}) {
      const all = {
        duration: 400,
        timingFunction: 'linear',
        delay: 0,
        transformOrigin: '50% 50% 0',
        ...options,
        ...own,
      };
      const { duration, timingFunction, delay, transformOrigin } = all;
      actions.push({ animates, option: { transformOrigin, transition: { duration, timingFunction, delay } } });
      animates = [];
      return animation;
    },
    export() {
      const steps = actions;
      actions = [];
      return { actions: steps };
    },
  } as Animation;
  for (const type of [...STYLES, ...TRANSFORMS]) {
    animation[type] = (...args) => {
      animates.push({ type, args });
      return animation;
    };
  }
  return animation;
}

const isStyle = (type: string) => (STYLES as readonly string[]).includes(type);
const pixels = (value: string | number) => (typeof value === 'number' ? `${value}px` : value);
const degrees = (value: string | number) => (typeof value === 'number' ? `${value}deg` : value);

function argument(type: string, value: string | number): string {
  if (type.startsWith('translate')) return pixels(value);
  if (type === 'rotate3d' || type.startsWith('matrix') || type.startsWith('scale')) return String(value);
  return degrees(value);
}

function transformOf(animates: Step['animates']): string {
  return animates
    .filter(({ type }) => !isStyle(type))
    .map(({ type, args }) => {
      const told = args.map((value, i) => (type === 'rotate3d' && i === 3 ? degrees(value) : argument(type, value)));
      return `${type}(${told.join(', ')})`;
    })
    .join(' ');
}

const playing = new WeakMap<HTMLElement, number>();

/** Plays exported steps on a node, one after the other. What played there before ends. */
export function play(node: HTMLElement, steps: readonly Step[]): void {
  clearTimeout(playing.get(node));
  const [step, ...rest] = steps;
  if (!step) return;
  const { transition, transformOrigin } = step.option;
  const { duration, timingFunction, delay } = transition;
  node.style.transition = `all ${duration}ms ${timingFunction} ${delay}ms`;
  node.style.transformOrigin = transformOrigin;
  // The first style has to be drawn before it can change slowly.
  requestAnimationFrame(() => {
    for (const { type, args } of step.animates.filter((one) => isStyle(one.type))) {
      const value = type === 'opacity' || type === 'backgroundColor' ? String(args[0]) : pixels(args[0] ?? 0);
      node.style.setProperty(
        type.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
        value,
      );
    }
    const transform = transformOf(step.animates);
    if (transform) node.style.transform = transform;
    playing.set(
      node,
      window.setTimeout(() => play(node, rest), duration + delay),
    );
  });
}
