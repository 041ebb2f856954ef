import type { ReturnsApi } from '../../../../../cloudfunctions/returns/contract';
import { dayInFull } from '../../../../text/times';

type Certificate = ReturnsApi['readCertificate']['output'];

/** A certificate in words, as the page shows it and the picture carries it. */
export interface Paper {
  number: string;
  /** The number in groups that can be read out. */
  spaced: string;
  title: string;
  said: string;
  lines: { label: string; value: string }[];
}

/** NJ 20221215 0123 4567 89AB CDEF 0123: as it is read out on the phone. */
const spaced = (number: string) =>
  [number.slice(0, 2), number.slice(2, 10), ...(number.slice(10).match(/.{1,4}/g) ?? [])].join(' ');

export function paperOf({
  number,
  name,
  firstDay,
  lastDay,
  reportedDays,
  totalDays,
  issuedOn,
  issuedBy,
}: Certificate): Paper {
  return {
    number,
    spaced: spaced(number),
    title: '健康观察结束证明',
    said: `${name}的健康观察已经结束`,
    lines: [
      { label: '从', value: dayInFull(firstDay) },
      { label: '到', value: dayInFull(lastDay) },
      { label: '上报', value: `${reportedDays} 天 · 共 ${totalDays} 天` },
      { label: '出具', value: issuedBy },
      { label: '日期', value: dayInFull(issuedOn) },
    ],
  };
}
