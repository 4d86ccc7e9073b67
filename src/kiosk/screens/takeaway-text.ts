import type { LocalText } from '../../domain/basics/index.ts';
import { papersToBring, summaryFacts } from '../../domain/service/index.ts';
import { longDay } from './dates.ts';
import type { Say } from './say.ts';
import type { OpenService } from './service-of.ts';

/**
 * Bytes of text in the code. At level M this is at most 97 modules: 101 mm at 1.04 mm each (R69),
 * which a lobby screen and a ten-inch one can both show.
 */
const textBytesMax = 620;

/** Characters of one paper in the list; a long official name is cut, its number is not. */
const lineCharsMax = 60;

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

function cut(text: string): string {
  return text.length <= lineCharsMax ? text : `${text.slice(0, lineCharsMax - 1)}…`;
}

/**
 * What the phone shows after scanning: the four facts and the papers as plain words, and the page
 * on the national portal. Works without any network and says nothing about who scanned it (R68).
 */
export function takeawayText(say: Say, { facts, details, caseKey }: OpenService): string {
  const { t, local, language } = say;
  const line = (label: string, text: LocalText) => `${label}: ${local(text)}`;
  const [where, howLong, howMuch] = summaryFacts(facts);
  const head = [
    local(facts.shortName),
    where && line(t('service.where'), where.headline),
    howLong && line(t('service.howLong'), howLong.headline),
    howMuch && line(t('service.howMuch'), howMuch.headline),
  ].filter((text) => text !== undefined);
  const papers = (details ? papersToBring(details, caseKey) : []).map(
    ({ evidence, counts }, index) =>
      cut(`${index + 1}. ${local(evidence.shortName)}: ${local(counts)}`),
  );
  const foot = [
    t('common.factsOf', { day: longDay(facts.source.snapshotDate, language) }),
    facts.portalUrl,
  ];
  const used = bytesOf([...head, ...foot].join('\n'));
  const kept: string[] = papers.length > 0 ? [`${t('service.whatToBring')}:`] : [];
  let room = textBytesMax - used;
  for (const paper of papers) {
    room -= bytesOf(paper) + 1;
    if (room < 24) {
      kept.push(t('service.takeawayMore', { count: papers.length - (kept.length - 1) }));
      break;
    }
    kept.push(paper);
  }
  return [...head, ...kept, ...foot].join('\n');
}
