import type { LocalText } from '../basics/index.ts';
import type { Evidence } from './evidence.ts';
import { type Fact, notKnown, sureLine, unsureLine } from './fact.ts';
import type { ServiceDetails } from './public-service.ts';

/** A paper a resident has to have in hand, and how many of it. */
export type PaperToBring = {
  readonly evidence: Evidence;
  readonly counts: LocalText;
};

const nothing: LocalText = { vi: 'Không cần mang giấy tờ', en: 'No papers to bring' };
const seeCases: LocalText = {
  vi: 'Giấy tờ tùy trường hợp của quý vị.',
  en: 'The papers depend on your case.',
};
const askFirst: LocalText = {
  vi: 'Quý vị hỏi nơi tiếp nhận trước khi đi.',
  en: 'Ask the office before you go.',
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

/** What to bring in one case: papers only, without forms, notes and what the office looks up. */
export function papersToBring(
  service: Pick<ServiceDetails, 'evidence'>,
  caseKey?: string,
): readonly PaperToBring[] {
  const chosen =
    caseKey === undefined
      ? service.evidence[0]
      : service.evidence.find((evidenceCase) => evidenceCase.key === caseKey);
  return (chosen?.items ?? [])
    .filter(isBrought)
    .map((evidence) => ({ evidence, counts: paperCounts(evidence) }));
}

/**
 * What to bring, in the case named or else in the first. Papers that only some need are counted
 * apart, because "bring 5" to someone who needs 2 is a lie.
 */
export function whatToBringFact(service: Pick<ServiceDetails, 'evidence'>, caseKey?: string): Fact {
  if (service.evidence.length === 0) {
    return {
      key: 'whatToBring',
      headline: notKnown,
      lines: [unsureLine(askFirst)],
      certainty: 'unknown',
    };
  }
  const papers = papersToBring(service, caseKey);
  const always = papers.filter((paper) => paper.evidence.condition === undefined);
  const sometimes = papers.length - always.length;
  const lines = papers.map((paper) => sureLine(paperLine(paper)));
  if (caseKey === undefined && service.evidence.length > 1) lines.push(sureLine(seeCases));
  return {
    key: 'whatToBring',
    headline: count(always.length, sometimes),
    lines,
    certainty: 'known',
  };
}

function paperLine({ evidence, counts }: PaperToBring): LocalText {
  const condition = evidence.condition;
  return {
    vi: `${evidence.shortName.vi}: ${counts.vi}${condition ? ` (${condition.vi})` : ''}`,
    en: `${evidence.shortName.en}: ${counts.en}${condition ? ` (${condition.en})` : ''}`,
  };
}

function count(always: number, sometimes: number): LocalText {
  if (always === 0 && sometimes === 0) return nothing;
  if (always === 0) return { vi: 'Giấy tờ tùy trường hợp', en: 'Papers depend on your case' };
  return {
    vi: sometimes > 0 ? `${always} giấy tờ, có người cần thêm` : `${always} giấy tờ`,
    en:
      (always === 1 ? '1 paper' : `${always} papers`) +
      (sometimes > 0 ? ', some people need more' : ''),
  };
}
