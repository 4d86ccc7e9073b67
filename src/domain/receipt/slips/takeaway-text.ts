import { type Language, toUtf8 } from '../../basics/index.ts';
import {
  howLongFact,
  howMuchFact,
  paperCounts,
  papersToBring,
  whereFact,
} from '../../service/index.ts';
import { factLabels } from './fact-blocks.ts';
import type { ServiceMatter } from './service-slip.ts';
import { dayText } from './slip-context.ts';

/**
 * Longest text of a take-away code, bytes: EC-M version 18 holds 560 and 20 holds 666, which is
 * 97 modules: 0.8 mm a module on an 80 mm code (R69 measured a 303-byte one at 1.04 mm).
 */
export const takeawayBytesMax = 600;

const words = {
  more: { vi: '… còn nữa, xem ở địa chỉ dưới', en: '… more at the address below' },
  date: { vi: 'Thông tin ngày', en: 'Information of' },
  unknown: { vi: 'Mang gì: hỏi nơi tiếp nhận', en: 'What to bring: ask the office' },
} as const;

const bytesOf = (text: string) => toUtf8(text).length;

/**
 * The service as plain text for a code that works without any server (R69): facts only, never an
 * answer or a value of the resident (R68). Papers that do not shortened are said to be missing; the
 * address of the portal and the date are always in it.
 */
export function takeawayText(matter: ServiceMatter, language: Language): string {
  const { facts, details, caseKey } = matter;
  const head = [
    facts.shortName[language],
    ...[whereFact(facts), howLongFact(facts), howMuchFact(facts)].map(
      (fact) => `${factLabels[fact.key][language]}: ${fact.headline[language]}`,
    ),
  ];
  const tail = [
    `${words.date[language]} ${dayText(facts.source.snapshotDate, language)}`,
    facts.portalUrl,
  ];
  const papers = details
    ? papersToBring(details, caseKey).map(({ evidence }) => {
        const condition = evidence.condition ? ` (${evidence.condition[language]})` : '';
        return `- ${evidence.shortName[language]}: ${paperCounts(evidence)[language]}${condition}`;
      })
    : [words.unknown[language]];
  return withinBytes(head, papers, tail, words.more[language]);
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
