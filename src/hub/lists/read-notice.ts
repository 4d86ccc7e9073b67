import { err, ok, type Result } from '../../domain/basics/index.ts';
import { addDays, hanoiMoment } from '../../domain/calendar/index.ts';
import type { NoticeList } from './list-config.ts';
import { type Field, keyOf, type ListedDocument } from './listed-document.ts';
import { plainText } from './plain-text.ts';
import { readDay } from './read-day.ts';

/** Why an item is no notice. */
export type NoticeRefusal =
  | 'noId'
  | 'noTitle'
  | 'noTime'
  | 'future'
  | 'tooOld'
  | 'over'
  /** An emergency that says no end, or that it is one: those are sent by people, from the console. */
  | 'emergency'
  | 'tooLong';

/** A source's clock may be ahead by a day: days have no hours. */
const aheadDaysMax = 1;
/** Older news is none, days. */
const ageDaysMax = 180;
/** No notice of a list stands longer, days. */
const standsDaysMax = 90;
/** Characters of a paragraph, and paragraphs of a notice. */
const paragraphCharsMax = 600;
const paragraphsMax = 8;
const titleCharsMax = 200;
const emergency = /emergenc|khẩn cấp|extreme/i;

/** One notice of a list. Its English is empty: a person writes it before it can be sent. */
export function readNotice(
  field: Field,
  { name: list, source, fields, format, standsDays }: NoticeList,
  nowMs: number,
): Result<ListedDocument & { readonly day: string }, NoticeRefusal> {
  const of = (name: 'id' | 'title' | 'body' | 'published' | 'expires' | 'category'): string => {
    const value = field(format === 'rss' ? name : fields?.[name]);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const id = of('id').trim();
  const title = plainText(of('title'));
  if (id === '') return err('noId');
  if (title === '') return err('noTitle');
  if (title.length > titleCharsMax) return err('tooLong');
  if (emergency.test(of('category'))) return err('emergency');
  const today = hanoiMoment(nowMs).day;
  const publishedOn = readDay(of('published'));
  if (publishedOn === undefined) return err('noTime');
  if (publishedOn > addDays(today, aheadDaysMax)) return err('future');
  if (publishedOn < addDays(today, -ageDaysMax)) return err('tooOld');
  const said = of('expires').trim();
  const expiresOn = said === '' ? addDays(publishedOn, standsDays) : readDay(said);
  if (expiresOn === undefined) return err('noTime');
  if (expiresOn < today) return err('over');
  const body = paragraphsOf(plainText(of('body')) || title);
  const key = keyOf(list, id.replace(/^https?:\/\//, ''));
  // What a source calls important is its own matter: nothing of a list stands above the others.
  return ok({
    kind: 'notice',
    id: key,
    day: publishedOn,
    body: {
      id: key,
      title: { vi: title, en: '' },
      body: body.map((vi) => ({ vi, en: '' })),
      from: source,
      pictogram: 'news',
      publishedOn,
      // What a source never ends, ends here.
      expiresOn: [expiresOn, addDays(publishedOn, standsDaysMax)].toSorted()[0],
    },
  });
}

/** Cut between sentences, where one is there. */
function paragraphsOf(text: string): readonly string[] {
  const paragraphs: string[] = [];
  let rest = text;
  while (rest !== '' && paragraphs.length < paragraphsMax) {
    if (rest.length <= paragraphCharsMax) {
      paragraphs.push(rest);
      break;
    }
    const cut = rest.slice(0, paragraphCharsMax);
    const end = cut.lastIndexOf('. ') + 1 || cut.lastIndexOf(' ') || paragraphCharsMax;
    paragraphs.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return paragraphs;
}
