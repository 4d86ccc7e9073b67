import * as z from 'zod/mini';
import type { LocalText } from '../basics/index.ts';
import { type Fact, sureLine, unsureLine } from './fact.ts';

/** More papers than the longest list of the register has (36 lines, up to 20 of each). */
const countMax = 720;
const countSchema = z.int().check(z.minimum(0), z.maximum(countMax));
/** From the least to the most, where the cases of one service differ. */
const rangeSchema = z.object({ from: countSchema, to: countSchema });

/**
 * How many papers a register lists, where their names are not in the catalogue. The list holds
 * papers that only some people need, so it is a most and no order.
 */
export const paperCountsSchema = z.object({
  papers: rangeSchema,
  originals: rangeSchema,
  copies: rangeSchema,
});
export type PaperCounts = z.infer<typeof paperCountsSchema>;
type Range = z.infer<typeof rangeSchema>;

const someOnly: LocalText = {
  vi: 'Có giấy chỉ cần cho một số trường hợp.',
  en: 'Some of them are needed in some cases only.',
};
const namesElsewhere: LocalText = {
  vi: 'Tên giấy tờ ở Cổng dịch vụ công quốc gia. Quý vị xem trước khi đi.',
  en: 'Their names are on the national portal. Read them before you go.',
};

const span = ({ from, to }: Range, joint: string): string =>
  from === to ? `${to}` : `${from}${joint}${to}`;

function counted(range: Range, vi: string, one: string, many: string): LocalText {
  const unit = range.to === 1 ? one : many;
  return { vi: `${span(range, ' đến ')} ${vi}`, en: `${span(range, ' to ')} ${unit}` };
}

/** What to bring, when only numbers are known: said as the register's list, never as an order. */
export function countedPapersFact({ papers, originals, copies }: PaperCounts): Fact {
  const list = counted(papers, 'giấy tờ', 'paper', 'papers');
  const kinds = [
    ...(originals.to > 0 ? [counted(originals, 'bản chính', 'original', 'originals')] : []),
    ...(copies.to > 0 ? [counted(copies, 'bản sao', 'copy', 'copies')] : []),
  ];
  return {
    key: 'whatToBring',
    headline: { vi: `Danh mục ghi ${list.vi}`, en: `The register lists ${list.en}` },
    lines: [
      sureLine({
        vi: `Gồm ${kinds.map(({ vi }) => vi).join(', ')}.`,
        en: `That is ${kinds.map(({ en }) => en).join(', ')}.`,
      }),
      ...(papers.to > 1 ? [sureLine(someOnly)] : []),
      unsureLine(namesElsewhere),
    ],
    certainty: 'partly',
  };
}
