import type { Opening, Service, StationView } from '../../cloudfunctions/places/contract';
import { whenSaid } from './times';

/** What a station offers. */
export const SERVICES: Record<Service, string> = {
  hotWater: '热水',
  charging: '充电',
  microwave: '微波炉',
  rest: '歇脚',
  toilet: '厕所',
  medicineBox: '药箱',
  wifi: '无线网',
};

/** 开着 · 到 21:00. */
export function openingSentence(opening: Opening, now: number): string {
  if (opening.state === 'open') {
    return opening.until === null ? '全天开着' : `开着 · 到 ${whenSaid(opening.until, now)}`;
  }
  return opening.opensAt === null ? '这几天不开' : `关着 · ${whenSaid(opening.opensAt, now)} 开`;
}

/** 1.2 公里, 300 米. */
export function distanceSaid(metres: number): string {
  if (metres < 100) return '100 米内';
  if (metres < 950) return `${Math.round(metres / 100) * 100} 米`;
  return metres < 10_000 ? `${(metres / 1_000).toFixed(1)} 公里` : `${Math.round(metres / 1_000)} 公里`;
}

/** A station as a card shows it. */
export interface StationLine {
  id: string;
  name: string;
  address: string;
  isOpen: boolean;
  opening: string;
  /** Empty when nobody knows from where. */
  distance: string;
  services: string;
}

/** @param now epoch milliseconds */
export function stationLine(station: StationView, now: number): StationLine {
  const { id, name, address, opening, distanceMetres, services } = station;
  return {
    id,
    name,
    address,
    isOpen: opening.state === 'open',
    opening: openingSentence(opening, now),
    distance: distanceMetres === null ? '' : distanceSaid(distanceMetres),
    services: services.map((service) => SERVICES[service]).join(' · '),
  };
}
