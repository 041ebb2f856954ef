import { showAsset } from '../engine/assets';
import type { Spot } from '../engine/spot';

interface Words {
  content: string;
  color?: string;
  fontSize?: number;
  bgColor?: string;
  borderRadius?: number;
  padding?: number;
  display?: 'BYCLICK' | 'ALWAYS';
}

/** A marker as pages write it; sizes in pixels. */
export interface Marker extends Spot {
  id: number;
  title?: string;
  iconPath?: string;
  width?: number | string;
  height?: number | string;
  rotate?: number;
  alpha?: number;
  zIndex?: number;
  anchor?: { x: number; y: number };
  callout?: Words;
  label?: Words & { anchorX?: number; anchorY?: number };
  ariaLabel?: string;
}

const PIN =
  '<svg viewBox="0 0 28 36" width="28" height="36" aria-hidden="true"><path d="M14 35C9 28 2 21.500 2 14a12 12 0 0 1 24 0c0 7.500-7 14-12 21Z" fill="#C8451B" stroke="#fff" stroke-width="2"/><circle cx="14" cy="14" r="4.500" fill="#fff"/></svg>';

function words({ content, color, fontSize = 12, bgColor, borderRadius = 4, padding = 4 }: Words, className: string) {
  const node = document.createElement('button');
  node.className = className;
  node.textContent = content;
  node.style.cssText = `color:${color ?? ''};font-size:${fontSize}px;background:${bgColor ?? ''};border-radius:${borderRadius}px;padding:${padding}px`;
  return node;
}

function iconOf({ iconPath, width, height }: Marker): HTMLElement {
  const icon = document.createElement('button');
  icon.className = 'wx-map-icon';
  if (!iconPath) {
    icon.innerHTML = PIN;
    return icon;
  }
  const picture = document.createElement('img');
  picture.alt = '';
  picture.style.cssText = `width:${Number.parseFloat(String(width ?? 32))}px;height:${Number.parseFloat(String(height ?? 32))}px`;
  showAsset({}, iconPath, picture);
  icon.append(picture);
  return icon;
}

type Part = 'marker' | 'callout' | 'label';

function bubbleOf({ callout, title }: Marker, tapped: (part: Part) => void): HTMLElement | null {
  const told = callout ?? (title ? { content: title } : null);
  if (!told) return null;
  const bubble = words({ bgColor: '#fff', padding: 8, ...told }, 'wx-map-callout');
  bubble.hidden = callout?.display !== 'ALWAYS';
  bubble.addEventListener('click', () => tapped('callout'));
  return bubble;
}

function labelOf({ label }: Marker, tapped: (part: Part) => void): HTMLElement | null {
  if (!label) return null;
  const node = words(label, 'wx-map-label');
  node.style.transform = `translate(${label.anchorX ?? 0}px,${label.anchorY ?? 0}px)`;
  node.addEventListener('click', () => tapped('label'));
  return node;
}

const nameOf = ({ ariaLabel, title, callout, label }: Marker) =>
  ariaLabel ?? title ?? callout?.content ?? label?.content ?? '标记';

/** A marker on the map: its picture, its words, and who is told of taps. @param point where it stands in the box, pixels */
export function markerNode(marker: Marker, point: { x: number; y: number }, tapped: (part: Part) => void): HTMLElement {
  const { anchor = { x: 0.5, y: 1 }, alpha = 1, zIndex = 0, rotate = 0 } = marker;
  const node = document.createElement('div');
  node.className = 'wx-map-marker';
  node.style.cssText = `transform:translate(${point.x}px,${point.y}px);opacity:${alpha};z-index:${zIndex}`;
  const icon = iconOf(marker);
  icon.style.transform = `translate(${-anchor.x * 100}%,${-anchor.y * 100}%) rotate(${rotate}deg)`;
  icon.setAttribute('aria-label', nameOf(marker));
  const bubble = bubbleOf(marker, tapped);
  icon.addEventListener('click', () => {
    if (bubble) bubble.hidden = false;
    tapped('marker');
  });
  node.append(...[icon, bubble, labelOf(marker, tapped)].filter((part) => part !== null));
  return node;
}
