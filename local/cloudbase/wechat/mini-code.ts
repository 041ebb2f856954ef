import { PNG } from 'pngjs';
import qrcode from 'qrcode-generator';
import { refused } from './answers';
import type { Answer } from './answers';

/** Visible characters that a scene may have, and which. */
const SCENE = /^[\w!#$&'()*+,/:;=?@\-.~]{1,32}$/;
const HOME = 'pages/home/home';
const USUAL_WIDTH = 430;
const LEAST_WIDTH = 280;
const MOST_WIDTH = 1_280;
/** Modules left white round the code. */
const MARGIN = 4;

/**
 * `wxacode.getUnlimited`. The picture is a QR code of what WeChat's own round code would open: the page and its scene.
 *
 * @param hasPage whether a page exists in the mini-program
 */
export function unlimitedCode(hasPage: (page: string) => boolean, request: Record<string, unknown>): Answer {
  const { scene, page = HOME, check_path: checks = true, width = USUAL_WIDTH } = request;
  if (typeof scene !== 'string' || !SCENE.test(scene)) return refused(40169);
  const exists = (path: string) => !path.startsWith('/') && (checks === false || hasPage(path));
  if (typeof page !== 'string' || !exists(page)) return refused(41030);
  if (typeof width !== 'number' || width < LEAST_WIDTH || width > MOST_WIDTH) return refused(40097);
  return { contentType: 'image/png', bytes: draw(`weixin://${page}?scene=${encodeURIComponent(scene)}`, width) };
}

function draw(text: string, width: number): Buffer {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const modules = code.getModuleCount() + 2 * MARGIN;
  const picture = new PNG({ width, height: width, colorType: 0 });
  for (let y = 0; y < width; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [row, column] = [y, x].map((at) => Math.floor((at * modules) / width) - MARGIN) as [number, number];
      const inside = Math.min(row, column) >= 0 && Math.max(row, column) < code.getModuleCount();
      picture.data.fill(inside && code.isDark(row, column) ? 0 : 255, (y * width + x) * 4, (y * width + x) * 4 + 3);
      picture.data[(y * width + x) * 4 + 3] = 255;
    }
  }
  return PNG.sync.write(picture, { colorType: 0 });
}
