import type { Place } from '../service/index.ts';
import { isSame } from './fields.ts';
import { both, changed } from './say-value.ts';
import { tellMembers } from './tell-members.ts';
import type { Told } from './told.ts';

export function tellPlace(before: Place, after: Place): readonly Told[] {
  const stated = (one: Place['address']) =>
    one.kind === 'known' ? one.text : both('Chưa rõ', 'Not known');
  const told: Told[] = [];
  for (const [name, label] of [
    ['address', both('Địa chỉ', 'Address')],
    ['hours', both('Giờ làm việc', 'Opening hours')],
  ] as const) {
    if (isSame(before[name], after[name])) continue;
    told.push(changed(name, label, stated(before[name]), stated(after[name])));
  }
  return [...told, ...tellMembers('place', before, after, new Set(['address', 'hours']))];
}
