import { onSettings, settings } from '../engine/settings';
import type { Spot } from '../engine/spot';
import { drawGround } from './ground';
import { markerNode } from './marker';
import type { Marker } from './marker';
import { drawOverlays } from './overlays';
import type { Overlays } from './overlays';
import { listenToPinch } from './pinch';
import { fitting, pixelsPerMetre, placeAt, worldPoint } from './projection';

/** In the map's box, or on the screen; CSS pixels. */
interface Point {
  x: number;
  y: number;
}

/** What a map tells whoever holds it. */
export interface MapListener {
  marker?(marker: Marker, part: 'marker' | 'callout' | 'label'): void;
  tap?(place: Spot): void;
  /** `end` after a movement, with where the map is then. */
  region?(type: 'begin' | 'end', cause: 'drag' | 'scale' | 'update'): void;
}

const [FARTHEST, NEAREST] = [3, 20];

/** A map drawn from what it is given: ground, lines, markers, and where the person is. */
export class MapView {
  readonly node = document.createElement('div');
  centre: Spot = { latitude: 39.9087, longitude: 116.3975 };
  scale = 16;
  markers: Marker[] = [];
  overlays: Overlays = { polyline: [], circles: [], polygons: [] };
  here: Spot | null = null;
  /** Whether dragging and the wheel move it. */
  moves = { drag: true, zoom: true };
  private readonly ground = document.createElement('canvas');
  private readonly lines = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  private readonly pins = document.createElement('div');
  /** Where the finger that drags it was last. */
  private held: Point | null = null;
  private frame = 0;
  private readonly stopListening = onSettings(() => this.draw());

  constructor(private readonly listener: MapListener) {
    this.node.className = 'wx-map';
    this.pins.className = 'wx-map-pins';
    this.node.append(this.ground, this.lines, this.pins);
    this.listenToDragging();
    listenToPinch(this.node, {
      begin: () => {
        this.held = null;
        if (this.moves.zoom) this.listener.region?.('begin', 'scale');
      },
      zoom: (ratio, from, to) => this.moves.zoom && this.zoomAt(Math.log2(ratio), from, to),
      end: () => this.moves.zoom && this.listener.region?.('end', 'scale'),
    });
    this.node.addEventListener('wheel', (event) => this.zoom(event), { passive: false });
    new ResizeObserver(() => this.draw()).observe(this.node);
  }

  /** Draws everything with the next frame. */
  draw(): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.drawNow());
  }

  release(): void {
    this.stopListening();
    cancelAnimationFrame(this.frame);
  }

  moveTo(centre: Spot, cause: 'drag' | 'scale' | 'update' = 'update'): void {
    this.centre = centre;
    this.draw();
    this.listener.region?.('end', cause);
  }

  /** Shows all of some places. @param margin around them, pixels */
  include(spots: readonly Spot[], margin: number): void {
    const { clientWidth, clientHeight } = this.node;
    if (spots.length === 0 || clientWidth === 0) return;
    const { scale, centre } = fitting(spots, clientWidth, clientHeight, margin);
    this.scale = spots.length === 1 ? this.scale : scale;
    this.moveTo(centre);
  }

  /** Where a place lies in the map's box, pixels. */
  pointOf = (spot: Spot): Point => {
    const [at, corner] = [worldPoint(spot, this.scale), this.corner()];
    return { x: at.x - corner.x, y: at.y - corner.y };
  };

  /** The place under a point of the map's box. */
  spotAt({ x, y }: Point): Spot {
    const corner = this.corner();
    return placeAt({ x: corner.x + x, y: corner.y + y }, this.scale);
  }

  /** Its lower left and upper right corners. */
  region(): { southwest: Spot; northeast: Spot } {
    const { clientWidth: width, clientHeight: height } = this.node;
    return { southwest: this.spotAt({ x: 0, y: height }), northeast: this.spotAt({ x: width, y: 0 }) };
  }

  private corner() {
    const { x, y } = worldPoint(this.centre, this.scale);
    return { x: x - this.node.clientWidth / 2, y: y - this.node.clientHeight / 2 };
  }

  private drawNow(): void {
    if (this.node.clientWidth === 0) return;
    drawGround(this.ground, this.corner(), settings.theme);
    drawOverlays(this.lines, this.overlays, this.pointOf, pixelsPerMetre(this.centre.latitude, this.scale));
    const pins = this.markers.map((marker) =>
      markerNode(marker, this.pointOf(marker), (part) => this.listener.marker?.(marker, part)),
    );
    const here = this.here && this.pointOf(this.here);
    const dot = document.createElement('i');
    dot.className = 'wx-map-here';
    if (here) dot.style.transform = `translate(${here.x}px, ${here.y}px)`;
    this.pins.replaceChildren(...(here ? [dot] : []), ...pins);
  }

  /** Nearer or farther; the place under one point is under another then. @param levels of scale */
  private zoomAt(levels: number, from: Point, to: Point): void {
    const spot = this.spotAt(from);
    this.scale = Math.min(NEAREST, Math.max(FARTHEST, this.scale + levels));
    const { clientWidth: width, clientHeight: height } = this.node;
    const now = this.pointOf(spot);
    this.centre = this.spotAt({ x: width / 2 + now.x - to.x, y: height / 2 + now.y - to.y });
    this.draw();
  }

  private zoom(event: WheelEvent): void {
    event.preventDefault();
    if (!this.moves.zoom) return;
    this.listener.region?.('begin', 'scale');
    this.scale = Math.min(NEAREST, Math.max(FARTHEST, this.scale - Math.sign(event.deltaY) * 0.25));
    this.moveTo(this.centre, 'scale');
  }

  private listenToDragging(): void {
    let moved = 0;
    this.node.addEventListener('pointerdown', ({ clientX: x, clientY: y }) => {
      this.held = { x, y };
      moved = 0;
    });
    this.node.addEventListener('pointermove', ({ clientX: x, clientY: y, pointerId, buttons }) => {
      if (!this.held || buttons === 0 || !this.moves.drag) return;
      const [dx, dy] = [x - this.held.x, y - this.held.y];
      if (moved === 0) this.listener.region?.('begin', 'drag');
      moved += Math.hypot(dx, dy);
      if (moved > 4) this.node.setPointerCapture(pointerId);
      const { clientWidth: width, clientHeight: height } = this.node;
      this.centre = this.spotAt({ x: width / 2 - dx, y: height / 2 - dy });
      this.held = { x, y };
      this.draw();
    });
    this.node.addEventListener('pointerup', ({ clientX, clientY, target }) => {
      if (!this.held) return;
      this.held = null;
      if (moved > 4) return void this.listener.region?.('end', 'drag');
      const { left, top } = this.node.getBoundingClientRect();
      if (!(target as Element).closest('button'))
        this.listener.tap?.(this.spotAt({ x: clientX - left, y: clientY - top }));
    });
  }
}
