import type { Phone } from '../../local/phone/browser';
import { arrive, hold, nonsense, overflowing, photograph } from './stage';
import type { Stage } from './stage';
import { PAGES } from './tables';
import type { PageRow } from './tables/row';

/** Home asks for the place by a tap only; its picture has the stations that follow. */
async function sayWhere(phone: Phone): Promise<void> {
  const asking = phone.page.getByText('看哪几家离您近');
  if (!(await asking.isVisible())) return;
  await asking.click();
  await phone.page.getByText('允许', { exact: true }).click();
  await asking.waitFor({ state: 'detached' });
}

/** Opens a page; one that reads something shows its bones until it comes. */
async function openSlowly(stage: Stage, { as, route, words, reads }: PageRow, scale: string): Promise<Phone> {
  let release = () => Promise.resolve();
  const phone = await stage.phone({ as, page: route, scale }, async (page) => {
    release = await hold(page);
  });
  const permission = phone.page.getByText('允许', { exact: true });
  const bones = phone.page.getByLabel('正在打开');
  if (reads !== null) await bones.or(permission).first().waitFor();
  if (await permission.isVisible()) await permission.click();
  if (reads !== null) await bones.waitFor();
  await release();
  await arrive(phone, words);
  await bones.waitFor({ state: 'detached' });
  return phone;
}

/**
 * Opens every page by day and lets night fall on it, with a picture of both; answers what does not fit or makes no sense,
 * by page. Two phones go at once, each through its half.
 *
 * @param scale of the letters
 */
export async function misfits(stage: Stage, scale: '1' | '1.6'): Promise<Record<string, string[]>> {
  const wide: Record<string, string[]> = {};
  const walk = async (pages: readonly PageRow[]) => {
    for (const row of pages) {
      const found = await lookAt(stage, row, scale);
      if (found.length > 0) wide[row.name] = found;
    }
  };
  const half = Math.ceil(PAGES.length / 2);
  await Promise.all([walk(PAGES.slice(0, half)), walk(PAGES.slice(half))]);
  return wide;
}

async function lookAt(stage: Stage, row: PageRow, scale: string): Promise<string[]> {
  const { name } = row;
  const phone = await openSlowly(stage, row, scale);
  await sayWhere(phone);
  await photograph(phone, `${name}-x${scale}-light`);
  const found = [...(await overflowing(phone)), ...(await nonsense(phone))];
  await phone.page.evaluate("__phone.change({ theme: 'dark' })");
  await photograph(phone, `${name}-x${scale}-dark`);
  await stage.leave(phone);
  return found;
}
