import { temporaryUrl } from './cloud-files';
import { fileUrl } from './file-store';

interface Owned {
  ownerShadowRoot?: { getHostNode(): { is?: string } } | null;
}

/** A path that a template wrote, from the screen's own folder: absolute, or beside the template that wrote it. */
function localPath(owned: unknown, src: string): string {
  if (src.startsWith('/')) return src.slice(1);
  const owner = (owned as Owned).ownerShadowRoot?.getHostNode().is ?? '';
  return new URL(src, new URL(owner, 'http://app/')).pathname.slice(1);
}

/** Where something that a template names can be had; `''` for nothing. */
async function urlOf(owned: unknown, src: string): Promise<string> {
  if (src === '' || /^(https?|data|blob):/.test(src)) return src;
  if (src.startsWith('wxfile://')) return fileUrl(src) ?? 'about:invalid';
  if (src.startsWith('cloud://')) return (await temporaryUrl(src)) ?? 'about:invalid';
  return localPath(owned, src);
}

/** Shows it in a picture, a film or a frame; the latest one asked for wins. */
export function showAsset(owned: unknown, src: string, node: HTMLElement & { src: string }): void {
  node.dataset['wanted'] = src;
  if (src === '') return node.removeAttribute('src');
  const show = (url: string) => {
    if (node.dataset['wanted'] === src) node.src = url;
  };
  // An asset of the mini-program is there at once; waiting would make the picture blink.
  if (/^(wxfile|cloud):/.test(src)) void urlOf(owned, src).then(show);
  else show(/^(https?|data|blob):/.test(src) ? src : localPath(owned, src));
}
