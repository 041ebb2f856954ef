import type { HostNode } from './backend';
import { scopedClasses } from './style-scope';

/** The look of what is pressed: `hover-class`, from the pressed element upwards. */
export class Hover {
  private pressed: { node: HTMLElement; classes: string[] }[] = [];

  begin(target: HostNode): void {
    for (let node: HostNode | null = target; node; node = node.parentElement) {
      const { __wxElement: element } = node;
      const data = element && (element as unknown as { data?: Record<string, unknown> }).data;
      const name = data?.['hoverClass'];
      if (!element || typeof name !== 'string' || name === '' || name === 'none' || data?.['disabled']) continue;
      const classes = scopedClasses(element, name);
      node.classList.add(...classes);
      this.pressed.push({ node, classes });
      if (data?.['hoverStopPropagation']) return;
    }
  }

  end(): void {
    for (const { node, classes } of this.pressed) node.classList.remove(...classes);
    this.pressed = [];
  }
}
