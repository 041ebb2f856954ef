import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sendFile } from '../../../local/cloudbase/gateway/static-files';

const folder = mkdtempSync(join(tmpdir(), 'niangjia-files-'));
const server = createServer((request, response) => sendFile(request, response, folder, request.url ?? '/'));
let url: string;
beforeAll(async () => {
  mkdirSync(join(folder, 'gallery'));
  writeFileSync(join(folder, 'gallery/index.html'), 'windows');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

test.each(['/gallery', '/gallery/'])('%s shows what is in the folder', async (path) => {
  const response = await fetch(url + path);

  expect([await response.text(), response.url]).toEqual(['windows', `${url}/gallery/`]);
});

test('a folder named in an odd way leads to no other host', async () => {
  const response = await fetch(`${url}//gallery`, { redirect: 'manual' });

  expect(response.headers.get('location')).toBe('gallery/');
});

test('what a browser has is not sent again until it is another', async () => {
  const path = `${url}/gallery/index.html`;
  const etag = (await fetch(path)).headers.get('etag')!;
  const again = () => fetch(path, { headers: { 'if-none-match': etag } });

  const same = await again();
  writeFileSync(join(folder, 'gallery/index.html'), 'doors!!');
  const other = await again();

  expect([same.status, await same.text()]).toEqual([304, '']);
  expect([other.status, await other.text()]).toEqual([200, 'doors!!']);
});
