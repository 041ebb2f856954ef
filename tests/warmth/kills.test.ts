import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Block } from '../../cloudfunctions/warmth/block';
import { rushWithKills } from './kills';
import { ShelfLog } from './shelf-log';

test('a crowd whose database and function are killed again and again is told no lie', async () => {
  const size = { couriers: 12, kits: 5, stations: 2, atOnce: 12, killEvery: 16 };

  const { redeemed, databaseKills, functionKills } = await rushWithKills(1, size);

  expect(redeemed).toBe(5);
  expect(databaseKills).toBeGreaterThan(0);
  expect(functionKills).toBeGreaterThan(0);
}, 60_000);

describe('the log of the shelves', () => {
  const folder = mkdtempSync(join(tmpdir(), 'niangjia-shelves-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const log = new ShelfLog(join(folder, 'log'));
  const note = (left: number, born = false) => log.note([{ stationId: 's0', left, waiting: false } as Block], born);

  test('knows of nothing before the database lived', () => {
    expect(log.since('s0', log.now())).toBe('unknown');
  });

  test('says "free" only while there was a kit all the time', () => {
    note(1, true);
    const tapped = log.now();
    note(2);
    expect(log.since('s0', tapped)).toBe('free');
    note(0);
    expect(log.since('s0', tapped)).toBe('empty');
    const emptied = log.now();
    note(1);
    expect(log.since('s0', emptied)).toBe('empty');
    expect(log.since('s0', log.now())).toBe('free');
  });

  test('does not know what a database wrote just before it died', () => {
    note(1);
    const tapped = log.now();
    note(1, true);

    expect(log.since('s0', tapped)).toBe('unknown');
  });

  test('bears a line in whose middle it died', () => {
    note(2);
    const tapped = log.now();
    appendFileSync(join(folder, 'log'), '{"born":false,');
    note(3, true);

    expect(log.since('s0', tapped)).toBe('unknown');
    expect(log.left()).toBe(3);
    note(4);
    expect(log.since('s0', log.now())).toBe('free');
  });
});
