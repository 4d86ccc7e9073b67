import { isMembers } from './fields.ts';
import { both, changed } from './say-value.ts';
import type { Told } from './told.ts';

type Texts = Readonly<Record<string, unknown>>;

const quoted = (words: unknown): string => `“${String(words ?? '')}”`;

/** What was on the screens: what was published, or what the application brought. */
function before(published: unknown, body: Texts, brought: unknown): Texts | undefined {
  if (isMembers(published)) return published;
  const shipped = body['shipped'] ?? brought;
  return isMembers(shipped) ? shipped : undefined;
}

/**
 * A text of the kiosk's own screens, in both languages.
 *
 * @param brought what the application brings for it, where that is known and the body does not say it
 */
export function tellWord(published: unknown, body: unknown, brought?: unknown): readonly Told[] {
  if (!isMembers(body)) {
    const text = both('Về chữ có sẵn của máy', 'Back to the words that the machine brings');
    if (!isMembers(published) || !isMembers(brought)) {
      return [{ what: 'removed', path: '', text }];
    }
    const arrow = (name: string) => `${quoted(published[name])} → ${quoted(brought[name])}`;
    const told = both(`${text.vi}: ${arrow('vi')}`, `${text.en}: ${arrow('en')}`);
    return [{ what: 'removed', path: '', text: told }];
  }
  const was = before(published, body, brought);
  return (
    [
      ['vi', both('Chữ trên máy', 'Words on the screen')],
      ['en', both('Chữ tiếng Anh', 'English words')],
      ['enOne', both('Chữ tiếng Anh, số một', 'English words, of one')],
    ] as const
  ).flatMap(([name, label]) => {
    const [from, to] = [was?.[name], body[name]];
    if (from === to || to === undefined) return [];
    if (was === undefined) {
      const now = quoted(to);
      return [
        { what: 'added', path: name, text: both(`${label.vi}: ${now}`, `${label.en}: ${now}`) },
      ];
    }
    const [old, now] = [quoted(from), quoted(to)];
    return [changed(name, label, both(old, old), both(now, now))];
  });
}
