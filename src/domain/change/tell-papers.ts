import type { LocalText } from '../basics/index.ts';
import type { PublicService } from '../service/index.ts';
import { both } from './say-value.ts';
import { tellAt } from './tell-members.ts';
import type { Told } from './told.ts';

type Case = PublicService['evidence'][number];

const papers = both('Giấy tờ', 'Papers');
const of = ({ title }: Case, count: number): LocalText =>
  count > 1 && title !== undefined
    ? both(`${papers.vi} (${title.vi})`, `${papers.en} (${title.en || title.vi})`)
    : papers;

/** Papers by name: which came, which went, and what is asked of each otherwise; case by case. */
export function tellPapers(before: readonly Case[], after: readonly Case[]): readonly Told[] {
  const old = new Map(before.map((one) => [one.key, one]));
  const now = new Map(after.map((one) => [one.key, one]));
  const count = Math.max(before.length, after.length);
  const told: Told[] = [];
  for (const [key, was] of old)
    if (!now.has(key)) told.push(...tellList(was, was.items, [], count));
  for (const [at, one] of after.entries()) {
    const was = old.get(one.key);
    told.push(...tellList(one, was?.items ?? [], one.items, count, `evidence.${at}.items`));
    if (was !== undefined) {
      const place = {
        kind: 'procedure',
        path: ['evidence', String(at), 'title'],
        name: both('Trường hợp', 'Case'),
      };
      told.push(...tellAt(place, was.title, one.title));
    }
  }
  return told;
}

function tellList(
  one: Case,
  before: Case['items'],
  after: Case['items'],
  count: number,
  path = 'evidence',
): readonly Told[] {
  return tellAt({ kind: 'procedure', path: path.split('.'), name: of(one, count) }, before, after);
}
