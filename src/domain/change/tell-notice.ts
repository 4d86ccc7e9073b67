import type { LocalText } from '../basics/index.ts';
import type { Notice, NoticeAudience } from '../service/index.ts';
import { isSame } from './fields.ts';
import { sayLeaf } from './member-words.ts';
import { both, changed } from './say-value.ts';
import { tellMembers } from './tell-members.ts';
import type { Told } from './told.ts';

const day = (one: string | undefined): LocalText =>
  sayLeaf('day', one) ?? both('không hạn', 'no end');

/** Places are told by the names that sites have; a building by its own, after its ward's code. */
function places(audience: NoticeAudience | undefined): LocalText {
  if (audience === undefined) return both('mọi kiosk', 'every kiosk');
  if ('wards' in audience) {
    const { length } = audience.wards;
    return both(`${length} phường, xã`, length === 1 ? '1 ward' : `${length} wards`);
  }
  const names = audience.buildings.map((key) => key.slice(key.indexOf('/') + 1)).join(', ');
  return both(names, names);
}

/** By what it shows; a file that is another one under the same words is told too. */
const picture = (one: Notice['picture']): LocalText =>
  one === undefined
    ? both('không có', 'none')
    : both(
        `${one.alt.vi} (${one.sha256.slice(0, 8)})`,
        `${one.alt.en} (${one.sha256.slice(0, 8)})`,
      );

const weight = (isImportant: boolean | undefined): LocalText =>
  isImportant === true ? both('quan trọng', 'important') : both('thường', 'ordinary');

export function tellNotice(before: Notice, after: Notice): readonly Told[] {
  const facts = [
    ['publishedOn', both('Hiện từ', 'Shown from'), day(before.publishedOn), day(after.publishedOn)],
    ['expiresOn', both('Hết hạn', 'Ends'), day(before.expiresOn), day(after.expiresOn)],
    ['audience', both('Hiện ở', 'Shown at'), places(before.audience), places(after.audience)],
    ['picture', both('Ảnh', 'Picture'), picture(before.picture), picture(after.picture)],
    ['isImportant', both('Thứ tự', 'Order'), weight(before.isImportant), weight(after.isImportant)],
  ] as const;
  const told = facts.flatMap(([path, name, from, to]) =>
    isSame(before[path], after[path]) ? [] : [changed(path, name, from, to)],
  );
  const said = new Set<string>(facts.map(([path]) => path));
  return [...tellMembers('notice', before, after, said), ...told];
}
