import type { Channel } from '../../domain/service/index.ts';
import { channelOf, channelsOf } from './channels.ts';
import type { RegisterRecord } from './record.ts';

const letterOf: Readonly<Record<Channel, string>> = { inPerson: 'i', online: 'o', post: 'p' };
const channelOfLetter = { i: 'inPerson', o: 'online', p: 'post' } as const;

/** Below it stands no fee of the register: 40 is 40.000 without its zeros, or dollars. */
const amountVndMin = 1_000;
/** More amounts than these are a price list, which the portal shows better. */
const amountsMax = 6;

type Fee = RegisterRecord['channels'][number]['fees'][number];

/**
 * One line of cost. `amountVnd` is set for the whole country; `conditional` says that words beside
 * it change it. The words themselves are the register's and are not copied.
 */
export interface RegisterCost {
  readonly kind: 'fixed' | 'free' | 'council' | 'note' | 'unknown';
  readonly amountVnd?: number;
  readonly conditional: boolean;
  /** Absent: every way of handing in. */
  readonly channels?: readonly Channel[];
}

/** An amount is believed when it is in dong and its own words do not contradict it. */
function isBelieved({ value, currency, note }: Fee): boolean {
  if (value === null || !Number.isInteger(value) || value < amountVndMin) return false;
  if (!['', 'Việt Nam Đồng'].includes((currency ?? '').normalize('NFC').trim())) return false;
  const written = [...(note ?? '').matchAll(/\d{1,3}(?:\.\d{3})+|\d{4,}/gu)].map(([digits]) =>
    Number(digits.replaceAll('.', '')),
  );
  return written.length === 0 || written.includes(value);
}

function tokenOf(fee: Fee): string {
  switch (fee.kind) {
    case 'fixed':
      if (!isBelieved(fee)) return 'note';
      return `${fee.value}${/[\p{L}\d]/u.test((fee.note ?? '').replace('hồ sơ', '')) ? '*' : ''}`;
    case 'free':
      return 'free';
    case 'by_province_council':
      return 'council';
    case 'see_note':
      return 'note';
    case 'zero_no_note':
      return 'unknown';
  }
}

/**
 * What a record costs, for `register.json`: `50000` dong, `50000*` with words that change it,
 * `free`, `council`, `note` (a price in words, in dollars, or one that its words contradict),
 * `unknown` (a zero that nobody explains, or nothing); after `@` the ways it holds for, as letters.
 */
export function writeCosts(record: RegisterRecord): string[] {
  const channels = channelsOf(record);
  const waysOf = new Map<string, Set<Channel>>();
  for (const channel of channels) {
    const lines = record.channels.filter((line) => channelOf(line) === channel);
    const tokens = lines.flatMap(({ fees }) => fees.map(tokenOf));
    for (const token of tokens.length === 0 ? ['unknown'] : tokens) {
      waysOf.set(token, (waysOf.get(token) ?? new Set()).add(channel));
    }
  }
  if (waysOf.size === 0) return ['unknown'];
  const amounts = [...waysOf.keys()].filter((token) => /^\d/u.test(token));
  const isList = amounts.length > amountsMax;
  const kept = [...waysOf].filter(([token]) => !isList || !amounts.includes(token));
  if (isList && !waysOf.has('note')) kept.push(['note', new Set(channels)]);
  return kept
    .map(([token, ways]) => {
      if (ways.size === channels.length) return token;
      return `${token}@${channels
        .filter((way) => ways.has(way))
        .map((way) => letterOf[way])
        .join('')}`;
    })
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

const costPattern = /^(?:(\d+)(\*)?|(free|council|note|unknown))(?:@([iop]{1,3}))?$/u;

/**
 * Reads one line that `writeCosts` wrote.
 *
 * @throws on anything else: the file was edited by hand
 */
export function readCost(text: string): RegisterCost {
  const match = costPattern.exec(text);
  if (!match) throw new Error(`register.json: "${text}" is no cost`);
  const [, amount, star, word, ways] = match;
  const channels = ways && {
    channels: [...ways].map((way) => channelOfLetter[way as keyof typeof channelOfLetter]),
  };
  if (amount !== undefined) {
    return {
      kind: 'fixed',
      amountVnd: Number(amount),
      conditional: star !== undefined,
      ...(channels || {}),
    };
  }
  return {
    kind: word as Exclude<RegisterCost['kind'], 'fixed'>,
    conditional: false,
    ...(channels || {}),
  };
}
