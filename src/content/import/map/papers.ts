import type { Evidence, EvidenceCase } from '../../../domain/service/index.ts';
import type { Notes } from '../notes.ts';
import type { CatalogueRecord } from '../record.ts';
import { cleanLine, cutAt } from './clean-text.ts';

/** Limits of the schema. */
const casesMax = 30;
const itemsMax = 60;
const countMax = 20;
/** Characters of a short name: one line of the checklist and half of another. */
const shortNameChars = 80;

/** Headings under which everybody's papers stand: they add up, and are no cases to choose from. */
const commonHeading =
  /giấy tờ (?:phải )?(?:nộp|xuất trình)|thành phần(?:, số lượng)? hồ sơ|số lượng hồ sơ|bộ hồ sơ|hồ sơ (?:bao )?gồm|lưu ý/iu;
/** Longer headings, and those that name a condition, are cases whatever words are in them. */
const commonHeadingCharsMax = 60;
const isCommon = (heading: string): boolean =>
  !/\p{L}/u.test(heading) ||
  (heading.length <= commonHeadingCharsMax &&
    commonHeading.test(heading) &&
    !/trường hợp|đối với|nếu/iu.test(heading));
const shown = /xuất trình/iu;
const filledIn =
  /^(?:bản (?:chính|sao|điện tử)\s|hoặc\s|\(?\d+\)?\s|bản\s|\W)*(?:tờ khai|đơn |phiếu (?:khai|đăng ký|yêu cầu|đề nghị)|giấy đề nghị|văn bản đề nghị)/iu;

/**
 * A quarter of the register's papers name a case in their own words: nobody has counted for whom
 * they are, so they are not promised to be for all.
 */
const ofACase =
  /^[^\p{L}]*(?:trường hợp|đối với|nếu)(?!\p{L})|(?:trong|đối với) (?:các )?trường hợp|(?<!\p{L})nếu(?!\p{L})/iu;
const someCases = { vi: 'tùy trường hợp', en: 'depends on your case' };

function pictogramOf(name: string, use: Evidence['use']): Evidence['pictogram'] {
  if (use === 'fillIn') return 'form';
  if (/^(?:\W|thẻ|bản sao|số)*\s*(?:căn cước|cccd|chứng minh nhân dân)/iu.test(name)) return 'id';
  return /^(?:\W|bản sao)*\s*hộ chiếu/iu.test(name) ? 'passport' : 'docs';
}

function countOf(count: number, field: string, notes: Notes): number {
  if (Number.isInteger(count) && count >= 0 && count <= countMax) return count;
  notes.repair('count', field, String(count));
  return Math.min(countMax, Math.max(0, Math.floor(count) || 0));
}

function caseName(text: string): string {
  return text
    .replace(/^[\s*•\-–+.:]+/u, '')
    .replace(/[\s:.]+$/u, '')
    .trim();
}

/**
 * The papers by case. A line with neither originals nor copies is advice and not a paper; the same
 * paper has the same key in every case.
 */
export function papersOf(record: CatalogueRecord, notes: Notes): EvidenceCase[] {
  const keys = new Map<string, string>();
  const keyOf = (name: string) => {
    const key = keys.get(name) ?? `p${keys.size + 1}`;
    keys.set(name, key);
    return key;
  };
  const groups = record.documents.map((group, at) => {
    const heading = cleanLine(group.case, `documents.${at}.case`, notes);
    const items = group.items.flatMap((item, nth): Evidence[] => {
      const field = `documents.${at}.items.${nth}`;
      const name = cleanLine(item.name, field, notes).replace(/^[-–+*•\s]+/u, '');
      if (name === '') return [];
      const originals = countOf(item.original, field, notes);
      const copies = countOf(item.copy, field, notes);
      const note = originals + copies === 0;
      if (note) notes.doubt('noQuantity');
      const use = shown.test(heading) ? 'show' : filledIn.test(name) ? 'fillIn' : 'submit';
      return [
        {
          key: keyOf(`${name} ${originals} ${copies} ${use}`),
          shortName: { vi: cutAt(name, shortNameChars), en: '' },
          fullName: { vi: name, en: '' },
          originals,
          copies,
          use,
          note,
          ...(!note && ofACase.test(name) && { condition: someCases }),
          pictogram: pictogramOf(name, use),
        },
      ];
    });
    return { heading, items };
  });
  const common = groups.filter(({ heading }) => isCommon(heading));
  const cases = groups.filter((group) => !common.includes(group) && group.items.length > 0);
  const shared = common.flatMap(({ items }) => items);
  const all = cases.length > 0 ? cases : [{ heading: '', items: [] }];
  if (all.length > casesMax) notes.repair('tooMany', 'documents', String(all.length));
  return all.slice(0, casesMax).flatMap(({ heading, items }, at): EvidenceCase[] => {
    const unique = new Map([...shared, ...items].map((item) => [item.key, item]));
    if (unique.size > itemsMax) notes.repair('tooMany', `documents.${at}`, String(unique.size));
    if (unique.size === 0) return [];
    const title = caseName(heading);
    return [
      {
        key: cases.length > 0 ? `c${at + 1}` : 'all',
        ...(title !== '' && { title: { vi: title, en: '' } }),
        items: [...unique.values()].slice(0, itemsMax),
      },
    ];
  });
}
