import { measureText, receiptMetrics } from '../receipt/index.ts';
import type { PublicService } from '../service/index.ts';
import { normalise } from '../vietnamese/index.ts';
import { error, type Finding, warning } from './finding.ts';

/** A 32-inch wall unit, mm: the narrowest page of a lobby beside its two edges of 18 mm. R15 */
const pageWidthMm = 398 - 2 * 18;
/** Cap height of Be Vietnam Pro, em. */
const capEm = 0.74;

/** Text sizes that a resident may choose, as multiples of the cap heights at M. R15 */
const scales = { M: 1, XL: 1.4 } as const;
type Size = keyof typeof scales;

/** A place on the lobby screen that content fills, with what the page draws beside the words. */
export type Box = {
  readonly capMm: number;
  readonly weight: 400 | 700;
  /** Padding, lines and gaps stay; windows, plates and arrows grow with the text (R17). */
  readonly besideMm: number;
  readonly growingMm: number;
  readonly columns: 1 | 2;
  readonly linesMax: Readonly<Record<Size, number>>;
};

export const boxes = {
  title: {
    capMm: 13,
    weight: 700,
    besideMm: 0,
    growingMm: 0,
    columns: 1,
    linesMax: { M: 2, XL: 3 },
  },
  underTitle: {
    capMm: 7.4,
    weight: 400,
    besideMm: 0,
    growingMm: 0,
    columns: 1,
    linesMax: { M: 2, XL: 3 },
  },
  option: {
    capMm: 8.4,
    weight: 700,
    besideMm: 28.5,
    growingMm: 32 + 12,
    columns: 1,
    linesMax: { M: 2, XL: 2 },
  },
  optionNote: {
    capMm: 6.6,
    weight: 400,
    besideMm: 28.5,
    growingMm: 32 + 12,
    columns: 1,
    linesMax: { M: 2, XL: 3 },
  },
  paper: {
    capMm: 8.4,
    weight: 700,
    besideMm: 28.5,
    growingMm: 20 + 32,
    columns: 1,
    linesMax: { M: 2, XL: 2 },
  },
  caseChip: {
    capMm: 8.4,
    weight: 400,
    besideMm: 11.5,
    growingMm: 0,
    columns: 2,
    linesMax: { M: 2, XL: 2 },
  },
} as const satisfies Readonly<Record<string, Box>>;
const columnGapMm = 4;

/** Lines of a text set greedily, as browsers do. Its characters are all in the font. */
function linesOf(text: string, box: Box, size: Size): number {
  const scale = scales[size];
  const columnMm = (pageWidthMm - columnGapMm * (box.columns - 1)) / box.columns;
  const widthMm = columnMm - box.besideMm - box.growingMm * scale;
  const style = { weight: box.weight, sizeDots: (box.capMm / capEm) * scale };
  let lines = 1;
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && measureText(longer, style, receiptMetrics) > widthMm) {
      lines += 1;
      line = word;
    } else {
      line = longer;
    }
  }
  return lines;
}

/** How a text breaks in a box, at M and XL. */
export function fitOf(written: string, box: Box, where: string): Finding[] {
  // What is not composed is found elsewhere; it is measured as it will be.
  const text = normalise(written);
  const missing = [...text].filter((character) => !receiptMetrics.glyphs[400].has(character));
  if (missing.length > 0) return [error('unprintable', where, [...new Set(missing)].join(' '))];
  return (['M', 'XL'] as const).flatMap((size) => {
    const lines = linesOf(text, box, size);
    const most = box.linesMax[size];
    if (lines <= most) return [];
    // Whoever chose XL reads on over one line more; at M the page itself would break.
    const report = size === 'M' ? error : warning;
    return [report('longText', where, `${lines} lines of ${most} at ${size}`)];
  });
}

/** Whether names, cases and papers of a service keep to the lines of a lobby screen, M and XL. */
export function checkFit(service: PublicService): Finding[] {
  const at = `services.${service.code}`;
  return (['vi', 'en'] as const).flatMap((language) => [
    ...fitOf(service.shortName[language], boxes.title, `${at}.shortName.${language}`),
    ...fitOf(service.shortName[language], boxes.option, `${at}.shortName.${language}`),
    ...fitOf(service.summary[language], boxes.underTitle, `${at}.summary.${language}`),
    ...fitOf(service.summary[language], boxes.optionNote, `${at}.summary.${language}`),
    ...service.evidence.flatMap(({ key, title, items }) => [
      ...(title
        ? fitOf(title[language], boxes.caseChip, `${at}.evidence.${key}.title.${language}`)
        : []),
      ...items.flatMap((item) =>
        fitOf(
          item.shortName[language],
          boxes.paper,
          `${at}.evidence.${key}.${item.key}.shortName.${language}`,
        ),
      ),
    ]),
  ]);
}
