import { type Language, toUtf8 } from '../../basics/index.ts';
import {
  howLongFact,
  howMuchFact,
  paperCounts,
  papersToBring,
  type ServiceDetails,
  whatToBringFact,
  whereFact,
} from '../../service/index.ts';
import { factLabels, said } from './fact-blocks.ts';
import type { ServiceMatter } from './service-matter.ts';
import { dayText } from './slip-context.ts';

/**
 * Longest text of a take-away code, bytes: EC-M version 18 holds 560 and 20 holds 666, which is
 * 97 modules: 0.8 mm a module on an 80 mm code (R69 measured a 303-byte one at 1.04 mm).
 */
export const takeawayBytesMax = 600;

/** A name of a register can be longer than the code; beyond this the address tells the rest. */
const nameCharsMax = 120;

const words = {
  more: { vi: '… còn nữa, xem ở địa chỉ dưới', en: '… more at the address below' },
  date: { vi: 'Thông tin ngày', en: 'Information of' },
  unknown: {
    vi: 'Mang gì: máy chưa có phần này, hỏi nơi tiếp nhận',
    en: 'What to bring: not on the kiosk, ask the office',
  },
} as const;

const bytesOf = (text: string) => toUtf8(text).length;

/**
 * The service as plain text for a code that works without any server (R69): facts only, never an
 * answer or a value of the resident (R68). Papers that do not shortened are said to be missing; the
 * address of the portal and the date are always in it.
 *
 * @param today ISO day, for amounts that hold until a day; undefined while no clock is believed
 */
export function takeawayText(
  matter: ServiceMatter,
  language: Language,
  today: string | undefined,
): string {
  const { facts, details, caseKey, advice = [] } = matter;
  const head = [
    cut(said(facts.shortName, language)),
    ...[whereFact(facts), howLongFact(facts), howMuchFact(facts, today)].map(
      (fact) => `${factLabels[fact.key][language]}: ${said(fact.headline, language)}`,
    ),
  ];
  const tail = [
    `${words.date[language]} ${dayText(facts.source.snapshotDate, language)}`,
    facts.portalUrl,
  ];
  const papers = details ? paperLines(details, caseKey, language) : [words.unknown[language]];
  const lines = [...papers, ...advice.map((text) => `* ${said(text, language)}`)];
  return withinBytes(head, lines, tail, words.more[language]);
}

function cut(name: string): string {
  return name.length <= nameCharsMax ? name : `${name.slice(0, nameCharsMax - 1).trimEnd()}…`;
}

function paperLines(
  details: ServiceDetails,
  caseKey: string | undefined,
  language: Language,
): readonly string[] {
  const { key, headline } = whatToBringFact(details, caseKey);
  const papers = papersToBring(details, caseKey).map(({ evidence }) => {
    const { condition, shortName } = evidence;
    const only = condition ? ` (${said(condition, language)})` : '';
    return `- ${said(shortName, language)}: ${paperCounts(evidence)[language]}${only}`;
  });
  // Without a case chosen the list is what all cases share: the headline says that there is more.
  const isOpen =
    details.evidence.length > 1 && !details.evidence.some((one) => one.key === caseKey);
  const isSaid = papers.length > 0 && !isOpen;
  return isSaid ? papers : [`${factLabels[key][language]}: ${headline[language]}`, ...papers];
}

function withinBytes(
  head: readonly string[],
  papers: readonly string[],
  tail: readonly string[],
  more: string,
): string {
  for (let kept = papers.length; kept >= 0; kept -= 1) {
    const middle = kept < papers.length ? [...papers.slice(0, kept), more] : papers;
    const text = [...head, ...middle, ...tail].join('\n');
    if (bytesOf(text) <= takeawayBytesMax) return text;
  }
  // A name and an address that alone are longer than the code: the address opens the rest.
  return tail.join('\n');
}
