import type { ComponentSpace } from 'glass-easel';
import { showAsset } from '../engine/assets';
import type { WithNode } from '../engine/fields';
import { readCodes } from '../engine/scanner';
import { define, tell, textOf } from './define';
import type { Builtin } from './define';

const films = new WeakMap<Builtin, HTMLVideoElement>();
const frames = new WeakMap<Builtin, HTMLIFrameElement>();
const stops = new WeakMap<Builtin, () => void>();

const FILM_EVENTS = ['play', 'pause', 'ended', 'waiting', 'loadedmetadata'] as const;

function createFilm(self: Builtin): void {
  const film = document.createElement('video');
  film.playsInline = true;
  for (const type of FILM_EVENTS) {
    film.addEventListener(type, () =>
      tell(self, type, { width: film.videoWidth, height: film.videoHeight, duration: film.duration }),
    );
  }
  film.addEventListener('timeupdate', () =>
    tell(self, 'timeupdate', { currentTime: film.currentTime, duration: film.duration }),
  );
  film.addEventListener('error', () => tell(self, 'error', { errMsg: 'MEDIA_ERR_SRC_NOT_SUPPORTED' }));
  self.$$.append(film);
  (self.$$ as WithNode).__wxNode = () => film;
  films.set(self, film);
}

function defineVideo(space: ComponentSpace): void {
  define(space, 'video', {
    properties: {
      src: String,
      duration: Number,
      controls: { type: Boolean, value: true },
      autoplay: Boolean,
      loop: Boolean,
      muted: Boolean,
      initialTime: Number,
      objectFit: { type: String, value: 'contain' },
      poster: String,
      title: String,
      direction: null,
      showProgress: null,
      showFullscreenBtn: null,
      showPlayBtn: null,
      showCenterPlayBtn: null,
      enableProgressGesture: null,
      showMuteBtn: null,
    },
    created: createFilm,
    detached: (self) => films.get(self)?.pause(),
    changed(self, property) {
      const { data } = self;
      const film = films.get(self)!;
      film.controls = Boolean(data['controls']);
      film.autoplay = Boolean(data['autoplay']);
      film.loop = Boolean(data['loop']);
      film.muted = Boolean(data['muted']);
      film.style.objectFit = textOf(data['objectFit']);
      if (property === 'poster') film.poster = textOf(data['poster']);
      if (property === 'src') showAsset(self, textOf(data['src']), film);
    },
  });
}

function defineWebView(space: ComponentSpace): void {
  define(space, 'web-view', {
    properties: { src: String },
    created(self) {
      const frame = document.createElement('iframe');
      frame.title = '网页';
      frame.setAttribute('sandbox', 'allow-scripts allow-forms');
      frame.addEventListener('load', () => tell(self, 'load', { src: textOf(self.data['src']) }));
      self.$$.append(frame);
      frames.set(self, frame);
    },
    changed(self, property) {
      if (property === 'src') showAsset(self, textOf(self.data['src']), frames.get(self)!);
    },
  });
}

/** What a camera is pointed at is in the panel: a code held before it is read at once. */
function defineCamera(space: ComponentSpace): void {
  define(space, 'camera', {
    properties: {
      mode: { type: String, value: 'normal' },
      resolution: String,
      devicePosition: { type: String, value: 'back' },
      flash: { type: String, value: 'auto' },
      frameSize: String,
    },
    created({ $$: node }) {
      const hint = document.createElement('span');
      node.append(document.createElement('i'), hint);
      hint.textContent = '相机';
    },
    attached(self) {
      const stop = readCodes((result) => {
        if (self.data['mode'] === 'scanCode') tell(self, 'scancode', { type: 'qrcode', result, charSet: 'UTF-8' });
      });
      stops.set(self, stop);
      setTimeout(() => tell(self, 'initdone', { maxZoom: 1 }));
    },
    detached(self) {
      stops.get(self)?.();
      tell(self, 'stop');
    },
    changed({ $$: node, data }) {
      const isScanning = data['mode'] === 'scanCode';
      node.toggleAttribute('scanning', isScanning);
      node.lastElementChild!.textContent = isScanning ? '把码放进框里' : '相机';
    },
  });
}

/** `video`, `web-view` and `camera`. */
export function defineMedia(space: ComponentSpace): void {
  defineVideo(space);
  defineWebView(space);
  defineCamera(space);
}
