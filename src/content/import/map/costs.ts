import type { Channel, Cost } from '../../../domain/service/index.ts';
import type { Notes } from '../notes.ts';
import type { CatalogueRecord, RecordFee } from '../record.ts';
import { channelOf, channelsOf } from './channels.ts';
import { cleanLine } from './clean-text.ts';

/** Below it stands no fee of the country: 20 is 20.000 without its zeros, or dollars. */
const amountVndMin = 1_000;
const amountVndMax = 1_000_000_000;
/** Words that say "nothing" and nothing else; longer notes exempt some people, or some cases. */
const plainlyFree =
  /^[-–•\s]*(?:không(?:\s+(?:có|quy định|thu(?:\s+(?:phí|lệ phí|phí,\s*lệ phí))?|mất(?:\s+(?:phí|tiền|lệ phí))?))?|miễn(?:\s+(?:phí|lệ phí|thu))?)(?:\s*\([^()]{0,80}\))?[\s.;]*$/iu;
const saysCouncil = /HĐND|hội đồng nhân dân/iu;
const dong = new Set(['', 'VND', 'VNĐ', 'VNĐ', 'Đ', 'Đồng', 'đồng', 'Việt Nam Đồng']);

type Kind = Cost['kind'];
/** A cost without its channels, which are joined afterwards. */
type Bare = { readonly cost: Cost; readonly key: string };

/** What the words beside a number of no stated kind make of it. */
function kindOf(fee: RecordFee): Kind {
  switch (fee.kind) {
    case 'fixed':
      return 'fixed';
    case 'free':
      return 'free';
    case 'by_province_council':
      return 'setByCouncil';
    case 'see_note':
      return 'seeNote';
    case 'zero_no_note':
      return 'unknown';
    default:
      if (saysCouncil.test(fee.note)) return 'setByCouncil';
      if (fee.value !== undefined && fee.value > 0) return 'fixed';
      if (plainlyFree.test(fee.note.trim())) return 'free';
      return fee.note.trim() === '' ? 'unknown' : 'seeNote';
  }
}

const amountsIn = (note: string): number[] =>
  [...note.matchAll(/\d{1,3}(?:[.,]\d{3})+|\d+/gu)].map(([digits]) =>
    Number(digits.replace(/[.,]/gu, '')),
  );

/** Whether a number is an amount in dong that its own words do not contradict. */
function isBelieved({ value, currency, note }: RecordFee): boolean {
  if (value === undefined || !Number.isInteger(value) || value < 1 || value > amountVndMax) {
    return false;
  }
  if (!dong.has(currency.normalize('NFC').trim())) return false;
  const written = amountsIn(note);
  if (value < amountVndMin) return written.includes(value) && /đồng|đ\b|vnđ/iu.test(note);
  const prices = written.filter((amount) => amount >= amountVndMin * 5);
  return prices.length === 0 || written.includes(value);
}

const text = (vi: string) => ({ vi, en: '' });

function inWords(fee: RecordFee, note: string): Cost {
  const { value = 0, currency } = fee;
  const foreign = value > 0 && !dong.has(currency.trim()) && !amountsIn(note).includes(value);
  const words = [foreign ? `${value} ${currency.trim()}` : '', note].filter(Boolean);
  return words.length > 0 ? { kind: 'seeNote', note: text(words.join('. ')) } : { kind: 'unknown' };
}

function toCost(fee: RecordFee, record: CatalogueRecord, field: string, notes: Notes): Cost {
  const note = cleanLine(fee.note, `${field}.note`, notes);
  switch (kindOf(fee)) {
    case 'fixed':
      if (!isBelieved(fee)) {
        notes.repair('feeNumber', field, `${fee.value} ${fee.currency} | ${fee.note}`);
        notes.doubt('feeNumber');
        return inWords(fee, note);
      }
      return {
        kind: 'fixed',
        amountVnd: fee.value ?? 0,
        ...(note !== '' && { condition: text(note) }),
      };
    case 'free':
      if (plainlyFree.test(note)) return { kind: 'free' };
      notes.repair('feeNotFree', field, note);
      return inWords(fee, note);
    case 'setByCouncil':
      // The council of another province decides nothing in Hanoi, least of all "0 online".
      if (!record.issuerCode.startsWith('H') || record.issuerCode.startsWith('H26')) {
        return { kind: 'setByCouncil' };
      }
      return inWords(fee, note || `Hội đồng nhân dân quyết định (${record.issuer})`);
    case 'seeNote':
      return inWords(fee, note);
    default:
      notes.doubt('zeroFee');
      return { kind: 'unknown' };
  }
}

/**
 * What a record costs, each line once with the ways of handing in it is for. A way without any fee
 * is unknown, not free.
 */
export function costsOf(record: CatalogueRecord, notes: Notes): Cost[] {
  const ways = channelsOf(record);
  const lines = new Map<string, { cost: Cost; channels: Set<Channel> }>();
  const put = ({ cost, key }: Bare, channels: readonly Channel[]) => {
    const line = lines.get(key) ?? { cost, channels: new Set<Channel>() };
    for (const channel of channels) line.channels.add(channel);
    lines.set(key, line);
  };
  record.channels.forEach((line, at) => {
    const channel = channelOf(line);
    // A sheet may price a service without saying how it is handed in: then for every way it has.
    const held = channel === undefined ? ways : [channel];
    const costs = line.fees.map((fee, nth) =>
      toCost(fee, record, `channels.${at}.fees.${nth}`, notes),
    );
    for (const cost of costs.length > 0 ? costs : [{ kind: 'unknown' } as const]) {
      put({ cost, key: JSON.stringify(cost) }, held);
    }
  });
  // Beside a line that says something, the same way's bare zero says nothing.
  const told = new Set<Channel>();
  for (const { cost, channels } of lines.values()) {
    if (cost.kind !== 'unknown') for (const channel of channels) told.add(channel);
  }
  const costs = [...lines.values()].flatMap(({ cost, channels }): Cost[] => {
    const held = ways.filter(
      (way) => channels.has(way) && (cost.kind !== 'unknown' || !told.has(way)),
    );
    if (ways.length === 0) return [cost];
    if (held.length === 0) return [];
    return [held.length === ways.length ? cost : { ...cost, channels: held }];
  });
  return costs.length > 0 ? costs : [{ kind: 'unknown' }];
}
