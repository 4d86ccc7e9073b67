import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Cost, PublicService } from '../../domain/service/index.ts';
import { starterContent } from '../index.ts';
import { readRegister, toRegisterFile } from './extract.ts';
import type { RegisterRecord } from './record.ts';
import register from './register.json' with { type: 'json' };
import { printRegisterFile } from './register-file.ts';

const directory = process.env['MOTCHAM_DATA'] ?? join(process.cwd(), '../shared/data');
const path = join(directory, 'tthc-full.jsonl.gz');
const present = existsSync(path);
if (!present) {
  process.stderr.write(`\nSKIPPED, NOT PASSED: no register at ${path} (set MOTCHAM_DATA).\n\n`);
}

const { services: all, snapshotDate } = starterContent();
const services = all.filter(({ entry }) => entry === 'written');
const records = present
  ? await readRegister(path, new Set(register.procedures.map(({ code }) => code)))
  : new Map<string, RegisterRecord>();

function recordOf(service: PublicService): RegisterRecord {
  const record = records.get(service.code);
  expect(record, `${service.code} is in the register`).toBeDefined();
  return record!;
}

const feesOf = (record: RegisterRecord) => record.channels.flatMap((channel) => channel.fees);
const wordsOf = (record: RegisterRecord): string =>
  record.channels
    .flatMap(({ note, fees }) => [note ?? '', ...fees.map((fee) => fee.note ?? '')])
    .join(' ');

/** Every amount the register knows for a record, as a number or inside its words. */
function amountsOf(record: RegisterRecord): Set<number> {
  const written = [...wordsOf(record).matchAll(/\d{1,3}(?:\.\d{3})+|\d{4,}/g)];
  const amounts = written.map(([digits]) => Number(digits.replaceAll('.', '')));
  // Circular 64/2025/TT-BTC, named in the words of ID cards, halves the fee for a time.
  const halved = wordsOf(record).includes('bằng 50% mức thu nêu trên');
  const values = feesOf(record)
    .filter((fee) => fee.kind === 'fixed')
    .flatMap((fee) =>
      fee.value === null ? [] : halved ? [fee.value, fee.value / 2] : [fee.value],
    );
  return new Set([...values, ...amounts]);
}

function isBacked(cost: Cost, record: RegisterRecord): boolean {
  const kinds = new Set(feesOf(record).map((fee) => fee.kind));
  switch (cost.kind) {
    case 'fixed':
      return amountsOf(record).has(cost.amountVnd);
    case 'free':
      // Free for all only by the register's own word; free for some where it says "miễn".
      return cost.condition ? /[Mm]iễn/u.test(wordsOf(record)) : kinds.has('free');
    case 'setByCouncil':
      return kinds.has('by_province_council');
    case 'seeNote':
      return wordsOf(record) !== '';
    case 'unknown':
      return kinds.size === 0 || kinds.has('zero_no_note');
  }
}

describe.skipIf(!present)('the shipped facts against the real register', () => {
  test('the extract can be repeated, byte for byte', () => {
    const shipped = readFileSync(new URL('./register.json', import.meta.url), 'utf8');
    expect(printRegisterFile(toRegisterFile(records, snapshotDate))).toBe(shipped);
  });

  test.each(services.map((service) => [service.code, service] as const))(
    '%s: its fees',
    (_, service) => {
      const record = recordOf(service);
      const unbacked = service.costs.filter((cost) => !isBacked(cost, record));
      expect(unbacked).toEqual([]);
    },
  );

  test('what is only listed costs what the register believes, and is free by its word alone', () => {
    const strange = all
      .filter(({ entry }) => entry === 'register')
      .flatMap((service) => {
        const record = recordOf(service);
        const kinds = new Set(feesOf(record).map((fee) => fee.kind));
        const wrong = service.costs.filter((cost) => {
          if (cost.kind === 'fixed') return !amountsOf(record).has(cost.amountVnd);
          if (cost.kind === 'free') return !kinds.has('free');
          return cost.kind === 'setByCouncil' && !kinds.has('by_province_council');
        });
        return wrong.map((cost) => `${service.code} ${cost.kind}`);
      });
    expect(strange).toEqual([]);
  });

  test('what the register leaves to the council is nowhere given as an amount', () => {
    for (const service of services) {
      const kinds = new Set(feesOf(recordOf(service)).map((fee) => fee.kind));
      if (!kinds.has('by_province_council')) continue;
      expect(
        service.costs.map((cost) => cost.kind),
        service.code,
      ).toContain('setByCouncil');
      expect(service.costs.filter((cost) => cost.kind === 'fixed')).toEqual([]);
    }
  });

  test('a bare zero is nowhere shipped as free', () => {
    for (const service of services) {
      const kinds = new Set(feesOf(recordOf(service)).map((fee) => fee.kind));
      if (kinds.size !== 1 || !kinds.has('zero_no_note')) continue;
      expect(
        service.costs.map((cost) => cost.kind),
        service.code,
      ).toEqual(['unknown']);
    }
  });

  const units = { WORKING_DAY: 'workingDay', DAY: 'day', HOUR: 'hour', MONTH: 'month' } as const;

  const timed = services.flatMap((service) =>
    service.processingTime.kind === 'known'
      ? [[service.code, service, service.processingTime] as const]
      : [],
  );

  test.each(timed)('%s: its time', (_, service, time) => {
    const record = recordOf(service);
    const times = [...record.channels.map(({ time: t }) => t), ...record.caseTimes];
    const known = times.flatMap(({ qty, unit }) =>
      typeof qty === 'number' && typeof unit === 'string' && unit in units
        ? [`${qty} ${units[unit as keyof typeof units]}`]
        : [],
    );
    if (time.sameDay) {
      // The register says it in words: the same day, or after 15:00 the next one.
      const words = `${record.steps.join(' ')} ${wordsOf(record)}`;
      expect(words).toMatch(/sau 15 giờ|sau 03 \(ba\) giờ chiều/);
    } else {
      // A case may be only in the words: "hoặc 7 ngày đối với nhà ở riêng lẻ".
      const inWords = new RegExp(`(?<!\\d)0?${time.quantity} ngày`, 'u').test(wordsOf(record));
      const backed = known.includes(`${time.quantity} ${time.unit}`);
      const inDays = time.unit === 'workingDay' || time.unit === 'day';
      expect(backed || (inDays && inWords), `${time.quantity}`).toBe(true);
    }
    const sameUnit = times.flatMap(({ qty, unit }) =>
      typeof qty === 'number' && units[unit as keyof typeof units] === time.unit ? [qty] : [],
    );
    const shown = time.quantityMax ?? time.quantity;
    expect(shown, 'the longest time is not hidden').toBe(Math.max(shown, ...sameUnit));
  });

  test('a wait that stands only in the words of the register is told', () => {
    // "30 days to verify, then 2 working days" stands in the columns as 2 working days (1.013080).
    const untold = services.flatMap((service) => {
      const notes = recordOf(service).channels.map(({ note }) => note ?? '');
      const waits = [...notes.join(' ').matchAll(/(?<![\d/])0?(\d{1,3})(?: \([^)]*\))? ngày/gu)];
      const longest = Math.max(0, ...waits.map(([, count]) => Number(count)));
      const ours = JSON.stringify([service.processingTime, service.conditions]);
      const told = longest === 0 || new RegExp(`(?<!\\d)${longest}(?!\\d)`, 'u').test(ours);
      return told ? [] : [`${service.code}: ${longest} days`];
    });
    expect(untold).toEqual([]);
  });

  /** The counts of an item as its columns say, and as its own words correct them. */
  function countsOf({ name, original, copy }: { name: string; original: number; copy: number }) {
    const said = /(?<!\d)0?(\d) (?:bản|bộ|ảnh)/u.exec(name)?.[1];
    return [
      `${original}+${copy}`,
      ...(said === undefined ? [] : [`${said}+0`]),
      // The register often counts as an original what it calls a copy.
      ...(/[Bb]ản (?:sao|chụp)/u.test(name) ? ['0+1'] : []),
    ];
  }

  test('every count of a paper is a count of the register', () => {
    const strange = services.flatMap((service) => {
      const counts = new Set(
        recordOf(service).documents.flatMap(({ items }) => items.flatMap(countsOf)),
      );
      return service.evidence.flatMap(({ items }) =>
        items
          .filter((item) => !item.note && !counts.has(`${item.originals}+${item.copies}`))
          .map((item) => `${service.code} ${item.key} ${item.originals}+${item.copies}`),
      );
    });
    expect(strange).toEqual([]);
  });
});
