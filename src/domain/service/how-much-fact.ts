import { type LocalText, throwIllegalValue, wordsIn } from '../basics/index.ts';
import type { Channel } from './channel.ts';
import type { Cost } from './cost.ts';
import {
  type Certainty,
  type Fact,
  type FactLine,
  notKnown,
  sureLine,
  unsureLine,
} from './fact.ts';
import { moneyText } from './money.ts';
import type { ServiceFacts } from './public-service.ts';

const noPer: LocalText = { vi: '', en: '' };
const freeText: LocalText = { vi: 'Không mất tiền', en: 'Free of charge' };
const depends: LocalText = { vi: 'Tùy trường hợp', en: 'It depends' };
const councilHeadline: LocalText = {
  vi: 'Nộp trực tuyến ở Hà Nội: 0 đồng',
  en: 'Online in Hanoi: 0 VND',
};
// Resolution 77/2025/NQ-HĐND: fees set by the city council are 0 online; not at a desk.
const councilOnline: LocalText = {
  vi: 'Theo Nghị quyết 77/2025/NQ-HĐND của Hà Nội.',
  en: 'Under Hanoi resolution 77/2025/NQ-HĐND.',
};
const councilAtDesk: LocalText = {
  vi: 'Nộp tại quầy: Hội đồng nhân dân thành phố quyết định. Quý vị hỏi tại quầy.',
  en: 'At a desk: set by the city council. Ask at the desk.',
};
const askAtDesk: LocalText = {
  vi: 'Quý vị hỏi tại quầy trước khi nộp.',
  en: 'Ask at the desk before you apply.',
};
// The same resolution also has the city pay national fees of online dossiers, within its limits.
const cityMayPay: LocalText = {
  vi: 'Nộp trực tuyến có thể được thành phố trả giúp.',
  en: 'The city may pay this for you when you apply online.',
};

const channelNames: Readonly<Record<Channel, LocalText>> = {
  online: { vi: 'nộp trực tuyến', en: 'online' },
  inPerson: { vi: 'nộp tại quầy', en: 'at a desk' },
  post: { vi: 'gửi bưu điện', en: 'by post' },
};

function when(cost: Cost, language: 'vi' | 'en'): string {
  const ways = (cost.channels ?? []).map((channel) => channelNames[channel][language]).join(', ');
  const condition = cost.condition ? wordsIn(cost.condition, language).words : '';
  const text = ways && condition ? `${ways} (${condition})` : `${ways}${condition}`;
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}

/** A day as residents read it: `1/1/2027`. */
function dayText(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date}/${month}/${year}`;
}

/** A line that does not hold yet says from when it does, where its own words do not. */
function withBeginning(cost: Cost, today: string | undefined): Cost {
  const { from, condition } = cost;
  if (from === undefined || (today !== undefined && from <= today)) return cost;
  const day = dayText(from);
  if (condition?.vi.includes(day)) return cost;
  const vi = condition === undefined ? '' : `${condition.vi}, `;
  const en = condition === undefined ? '' : `${wordsIn(condition, 'en').words}, `;
  return { ...cost, condition: { vi: `${vi}từ ngày ${day}`, en: `${en}from ${day}` } };
}

/**
 * The lines as they hold on a day. One that has ended is dropped where another begins after it, and
 * is told as ended where none does: never as the price.
 */
function costsOn(costs: readonly Cost[], today: string): readonly Cost[] {
  return costs.flatMap((cost): readonly Cost[] => {
    const { until, condition, channels } = cost;
    if (until === undefined || until >= today) return [cost];
    if (costs.some(({ from }) => from !== undefined && from > until)) return [];
    return [
      {
        kind: 'seeNote',
        note: endedOn(until),
        ...(condition && { condition }),
        ...(channels && { channels }),
      },
    ];
  });
}

function endedOn(day: string): LocalText {
  return {
    vi: `Mức cũ có hạn đến hết ngày ${dayText(day)}. Quý vị hỏi tại quầy.`,
    en: `The earlier amount held until ${dayText(day)}. Ask at the desk.`,
  };
}

/** `Nộp tại quầy: 20.000 đồng`, or the amount alone when it holds always. */
function withCondition(cost: Cost, amount: LocalText): LocalText {
  if (!cost.condition && !cost.channels) return amount;
  const en = wordsIn(amount, 'en').words;
  return { vi: `${when(cost, 'vi')}: ${amount.vi}`, en: `${when(cost, 'en')}: ${en}` };
}

function amountOf(cost: Extract<Cost, { kind: 'fixed' }>): LocalText {
  const money = moneyText(cost.amountVnd);
  if (!cost.per) return money;
  return { vi: `${money.vi} ${cost.per.vi}`, en: `${money.en} ${wordsIn(cost.per, 'en').words}` };
}

function lineOf(cost: Cost): readonly FactLine[] {
  switch (cost.kind) {
    case 'fixed':
      return [sureLine(withCondition(cost, amountOf(cost)))];
    case 'free':
      return [sureLine(withCondition(cost, freeText))];
    case 'setByCouncil':
      return [unsureLine(withCondition(cost, councilAtDesk))];
    case 'seeNote':
      return [unsureLine(withCondition(cost, cost.note))];
    case 'unknown':
      return [unsureLine(withCondition(cost, notKnown))];
    default:
      return throwIllegalValue(cost);
  }
}

/** The smallest and the largest fixed amount, as one headline; of what, when all are of the same. */
function rangeOf(costs: readonly Cost[]): LocalText {
  const fixed = costs.filter((cost) => cost.kind === 'fixed');
  const amounts = fixed.map((cost) => cost.amountVnd);
  const bottom = moneyText(Math.min(...amounts));
  const top = moneyText(Math.max(...amounts));
  const [first] = fixed;
  const samePer = fixed.every((cost) => cost.per?.vi === first?.per?.vi);
  const per =
    samePer && first?.per
      ? { vi: ` ${first.per.vi}`, en: ` ${wordsIn(first.per, 'en').words}` }
      : noPer;
  if (bottom.vi === top.vi) return { vi: top.vi + per.vi, en: top.en + per.en };
  return {
    vi: `Từ ${bottom.vi.replace(' đồng', '')} đến ${top.vi}${per.vi}`,
    en: `${bottom.en.replace(' VND', '')} to ${top.en}${per.en}`,
  };
}

function alwaysApplies(cost: Cost): boolean {
  return !cost.condition && !cost.channels;
}

function certaintyOf(costs: readonly Cost[]): Certainty {
  const sure = costs.filter((cost) => cost.kind === 'fixed' || cost.kind === 'free').length;
  if (sure === costs.length) return 'known';
  return sure > 0 || costs.some((cost) => cost.kind === 'setByCouncil') ? 'partly' : 'unknown';
}

function headlineOf(costs: readonly Cost[], online: boolean): LocalText {
  const always = costs.filter(alwaysApplies);
  if (always.length > 0 && always.every((cost) => cost.kind === 'free')) return freeText;
  const byCouncil = costs.some((cost) => cost.kind === 'setByCouncil' && alwaysApplies(cost));
  const others = costs.filter((cost) => cost.kind !== 'setByCouncil');
  if (byCouncil && online && others.every((cost) => !alwaysApplies(cost))) {
    return councilHeadline;
  }
  if (always.some((cost) => cost.kind === 'unknown')) return notKnown;
  if (costs.some((cost) => cost.kind === 'fixed')) return rangeOf(costs);
  if (costs.some((cost) => cost.kind === 'seeNote')) return depends;
  return notKnown;
}

/**
 * What it costs. A zero that nobody explained is "not known", never "free"; a fee of the city
 * council is 0 online and unknown at a desk; a range is shown as a range. An amount whose last day
 * has passed is no price any more: the one that follows it is, or nobody knows. One that begins later
 * is told with its first day, beside the price of today.
 *
 * @param today ISO day in Hanoi; undefined while the clock is not believed: then each line stands
 *   with the dates that are in its words, and what has a first day says it
 */
export function howMuchFact(
  service: Pick<ServiceFacts, 'costs' | 'channels'>,
  today?: string,
): Fact {
  const { channels } = service;
  const held = today === undefined ? service.costs : costsOn(service.costs, today);
  const costs = held.map((cost) => withBeginning(cost, today));
  const online = channels.includes('online');
  // What begins later is told with its day, and is not in today's price.
  const now = costs.filter(
    ({ from }) => today === undefined || from === undefined || from <= today,
  );
  const headline = headlineOf(now.length > 0 ? now : costs, online);
  const lines: FactLine[] = [];
  const byCouncil = costs.some((cost) => cost.kind === 'setByCouncil');
  if (byCouncil && online) lines.push(sureLine(councilOnline));
  for (const line of costs.flatMap(lineOf)) {
    const repeats = line.text.vi === headline.vi;
    const known = lines.some((other) => other.text.vi === line.text.vi);
    if (!repeats && !known) lines.push(line);
  }
  const paysOnline = costs.some(
    (cost) => cost.kind === 'fixed' && (cost.channels ?? channels).includes('online'),
  );
  if (paysOnline) lines.push(sureLine(cityMayPay));
  const certainty = certaintyOf(costs);
  if (certainty === 'unknown' && lines.length === 0) lines.push(unsureLine(askAtDesk));
  return { key: 'howMuch', headline, lines, certainty };
}
