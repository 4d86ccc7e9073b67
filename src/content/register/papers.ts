import type { RegisterRecord } from './record.ts';

/** From the least to the most that a dossier of this procedure asks for. */
export interface CountRange {
  readonly from: number;
  readonly to: number;
}

/** How many papers a record lists, and of them how many originals and copies. */
export interface PaperCounts {
  readonly papers: CountRange;
  readonly originals: CountRange;
  readonly copies: CountRange;
}

type Group = RegisterRecord['documents'][number];

/** Headings under which everybody's papers stand: they add up, and are no cases to choose from. */
const commonHeading = /^[^\p{L}]*$|giấy tờ phải|thành phần hồ sơ|lưu ý/iu;

/**
 * Counts for `register.json`: `papers:originals:copies`, each a number or `least-most`; empty where
 * the record lists no paper. A line with neither originals nor copies is advice, not a paper.
 */
export function writePapers(record: RegisterRecord): string {
  const common = record.documents.filter((group) => commonHeading.test(group.case));
  const cases = record.documents.filter((group) => !common.includes(group));
  const columns = [papersIn, originalsIn, copiesIn].map((count) => {
    const base = common.reduce((sum, group) => sum + count(group), 0);
    const byCase = cases.map(count);
    const least = common.length > 0 || byCase.length === 0 ? 0 : Math.min(...byCase);
    return { from: base + least, to: base + Math.max(0, ...byCase) };
  });
  if (columns[0]?.to === 0) return '';
  return columns.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(':');
}

const papersIn = ({ items }: Group) => items.filter((item) => item.original + item.copy > 0).length;
const originalsIn = ({ items }: Group) => items.reduce((sum, item) => sum + item.original, 0);
const copiesIn = ({ items }: Group) => items.reduce((sum, item) => sum + item.copy, 0);

/**
 * Reads what `writePapers` wrote; undefined where the record lists no paper.
 *
 * @throws on anything else: the file was edited by hand
 */
export function readPapers(text: string): PaperCounts | undefined {
  if (text === '') return undefined;
  const [papers, originals, copies] = text.split(':').map((part): CountRange => {
    const [, from = '', to = from] = /^(\d+)(?:-(\d+))?$/u.exec(part) ?? [];
    if (from === '') throw new Error(`register.json: "${text}" is no count of papers`);
    return { from: Number(from), to: Number(to) };
  });
  if (!papers || !originals || !copies) throw new Error(`register.json: "${text}" is too short`);
  return { papers, originals, copies };
}
