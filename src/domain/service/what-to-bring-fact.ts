import { type LocalText, wordsIn } from '../basics/index.ts';
import type { Evidence } from './evidence.ts';
import { type Fact, type FactLine, notKnown, sureLine, unsureLine } from './fact.ts';
import { countedPapersFact } from './paper-counts.ts';
import type { ServiceDetails } from './public-service.ts';

/** A paper a resident has to have in hand, and how many of it. */
export type PaperToBring = {
  readonly evidence: Evidence;
  readonly counts: LocalText;
};

const nothing: LocalText = { vi: 'Không cần mang giấy tờ', en: 'No papers to bring' };
const formOnly: LocalText = { vi: 'Chỉ cần tờ khai', en: 'Only a form' };
const byCase: LocalText = { vi: 'Giấy tờ tùy trường hợp', en: 'Papers depend on your case' };
const askFirst: LocalText = {
  vi: 'Quý vị hỏi nơi tiếp nhận trước khi đi.',
  en: 'Ask the office before you go.',
};
const moreByCase: LocalText = {
  vi: 'Còn giấy khác, tùy trường hợp của quý vị.',
  en: 'There are more, depending on your case.',
};
const lookedUp: LocalText = {
  vi: 'nơi tiếp nhận tự tra, chỉ mang nếu không tra được',
  en: 'looked up by the office; bring it only if they cannot find it',
};
const uncounted: LocalText = {
  vi: 'Danh sách còn dòng không ghi số lượng. Quý vị xem hết danh sách.',
  en: 'The list has lines without a count. Read all of it.',
};
const none: LocalText = { vi: '', en: '' };
const filledIn: LocalText = { vi: 'điền khi nộp', en: 'filled in when you apply' };
// Not in the register of every service, and yet every desk asks who stands there.
const bringId: LocalText = {
  vi: 'Quý vị nên mang theo căn cước, nếu có.',
  en: 'It is wise to bring your ID card, if you have one.',
};

/** `1 bản chính`, `2 bản sao`, `1 bản chính và 1 bản sao`. */
export function paperCounts(evidence: Pick<Evidence, 'originals' | 'copies'>): LocalText {
  const { originals, copies } = evidence;
  const vi: string[] = [];
  const en: string[] = [];
  if (originals > 0) {
    vi.push(`${originals} bản chính`);
    en.push(`${originals} ${originals === 1 ? 'original' : 'originals'}`);
  }
  if (copies > 0) {
    vi.push(`${copies} bản sao`);
    en.push(`${copies} ${copies === 1 ? 'copy' : 'copies'}`);
  }
  return { vi: vi.join(' và '), en: en.join(' and ') };
}

function isBrought(evidence: Evidence): boolean {
  return !evidence.note && (evidence.use === 'submit' || evidence.use === 'show');
}

/** The papers of the case named; without a name, those that every case has. */
function itemsOf(service: Pick<ServiceDetails, 'evidence'>, caseKey?: string): Evidence[] {
  const [first, ...rest] = service.evidence;
  const named = service.evidence.find((evidenceCase) => evidenceCase.key === caseKey);
  if (named) return named.items;
  return (first?.items ?? []).filter((item) =>
    rest.every(({ items }) => items.some((other) => other.key === item.key)),
  );
}

/**
 * The papers a resident carries: those of the case named, or without a name those that every case
 * has. Forms, notes and what the office looks up are left out.
 */
export function papersToBring(
  service: Pick<ServiceDetails, 'evidence'>,
  caseKey?: string,
): readonly PaperToBring[] {
  return itemsOf(service, caseKey)
    .filter(isBrought)
    .map((evidence) => ({ evidence, counts: paperCounts(evidence) }));
}

function lineOf(evidence: Evidence): FactLine {
  const { shortName, condition, use } = evidence;
  const what = use === 'lookedUp' ? lookedUp : use === 'fillIn' ? filledIn : paperCounts(evidence);
  return sureLine({
    vi: `${shortName.vi}: ${what.vi}${condition ? ` (${condition.vi})` : ''}`,
    en: `${wordsIn(shortName, 'en').words}: ${what.en}${condition ? ` (${wordsIn(condition, 'en').words})` : ''}`,
  });
}

function headlineOf(always: number, sometimes: boolean, others: boolean): LocalText {
  if (always > 0) {
    const more = sometimes ? { vi: ', có người cần thêm', en: ', some people need more' } : none;
    return {
      vi: `${always} giấy tờ${more.vi}`,
      en: `${always} ${always === 1 ? 'paper' : 'papers'}${more.en}`,
    };
  }
  if (sometimes) return byCase;
  return others ? formOnly : nothing;
}

/**
 * What to bring in the case named; without a name, what every case needs, and that there is more.
 * Papers that only some need are counted apart, because "bring 5" to someone who needs 2 is a lie,
 * and what the office looks up is said, because "nothing" may send someone home again. A register
 * gives no counts for some lines that may be papers all the same: nothing else is then promised.
 */
export function whatToBringFact(
  service: Pick<ServiceDetails, 'evidence'> &
    Partial<Pick<ServiceDetails, 'entry' | 'paperCounts'>>,
  caseKey?: string,
): Fact {
  if (service.evidence.length === 0 && service.paperCounts) {
    return countedPapersFact(service.paperCounts);
  }
  const every = service.evidence.flatMap((evidenceCase) => evidenceCase.items);
  if (every.every((item) => item.note)) {
    const lines = [unsureLine(every.length > 0 ? uncounted : askFirst)];
    return { key: 'whatToBring', headline: notKnown, lines, certainty: 'unknown' };
  }
  const items = itemsOf(service, caseKey).filter((item) => !item.note);
  const brought = items.filter(isBrought);
  const always = brought.filter((item) => item.condition === undefined);
  const open = service.evidence.length > 1 && !service.evidence.some(({ key }) => key === caseKey);
  const sometimes = open || brought.length > always.length;
  const others = items.filter((item) => !isBrought(item));
  const lines = brought.map(lineOf);
  if (open) lines.push(sureLine(moreByCase));
  lines.push(...others.map(lineOf));
  const identified = items.some((item) => item.pictogram === 'id' || item.pictogram === 'passport');
  if (!identified) lines.push(sureLine(bringId));
  const headline = headlineOf(always.length, sometimes, others.length > 0);
  const doubtful = service.entry === 'register' && every.some((item) => item.note);
  if (doubtful) lines.push(unsureLine(uncounted));
  return { key: 'whatToBring', headline, lines, certainty: doubtful ? 'partly' : 'known' };
}
