import type { ItemRef } from '../../cloudfunctions/warmth/contract/goods';
import { daySaid } from './times';

/** 棉手套 30 双. */
export const piecesSaid = ({ name, unit }: Pick<ItemRef, 'name' | 'unit'>, count: number): string =>
  `${name} ${count} ${unit}`;

/** 2022-12 as 2022 年 12 月. */
export function monthSaid(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return `${year} 年 ${number} 月`;
}

interface Donation {
  on: string;
  donor: string | null;
  siteName: string;
  lines: readonly { item: ItemRef; count: number }[];
}

/** A gift as everybody may read it. */
export const donationLine = ({ on, donor, siteName, lines }: Donation, index: number) => ({
  id: `${on}-${index}`,
  donor: donor ?? '不留名的朋友',
  goods: lines.map(({ item, count }) => piecesSaid(item, count)).join('、'),
  note: `${daySaid(on)}，${siteName}收下`,
});
