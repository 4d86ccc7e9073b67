import type { LocalText } from '../basics/index.ts';
import { changedFields, isSame } from './fields.ts';
import { both, changed, tellValue, wordOf } from './say-value.ts';
import type { Told } from './told.ts';

export function tellText(
  path: string,
  label: LocalText,
  from: LocalText,
  to: LocalText,
): readonly Told[] {
  const told: Told[] = [];
  if (from.vi !== to.vi) {
    told.push(
      changed(path, label, both(`“${from.vi}”`, `“${from.vi}”`), both(`“${to.vi}”`, `“${to.vi}”`)),
    );
  }
  if (from.en !== to.en) {
    const name = both(`${label.vi} (tiếng Anh)`, `${label.en} (English)`);
    told.push(
      changed(path, name, both(`“${from.en}”`, `“${from.en}”`), both(`“${to.en}”`, `“${to.en}”`)),
    );
  }
  return told;
}

/** Lines that came, lines that went, and lines that read otherwise. */
export function tellList(
  path: string,
  label: LocalText,
  before: readonly unknown[],
  after: readonly unknown[],
): readonly Told[] {
  if (before.length === after.length) {
    return changedFields(before, after, path).map(({ path: where, before: from, after: to }) => {
      const told = tellValue(where, from, to);
      return {
        ...told,
        text: both(`${label.vi}: ${told.text.vi}`, `${label.en}: ${told.text.en}`),
      };
    });
  }
  const gone = before.filter((one) => !after.some((other) => isSame(one, other)));
  const come = after.filter((one) => !before.some((other) => isSame(one, other)));
  return [
    ...gone.map((one) => ({
      what: 'changed' as const,
      path,
      text: both(`${label.vi}: bỏ “${wordOf(one).vi}”`, `${label.en}: without “${wordOf(one).en}”`),
    })),
    ...come.map((one) => ({
      what: 'changed' as const,
      path,
      text: both(`${label.vi}: thêm “${wordOf(one).vi}”`, `${label.en}: adds “${wordOf(one).en}”`),
    })),
  ];
}

export function tellFields(before: unknown, after: unknown): readonly Told[] {
  return changedFields(before, after).map(({ path, before: from, after: to }) =>
    tellValue(path, from, to),
  );
}
