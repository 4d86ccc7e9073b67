import { type Clash, namePart, sayPart } from '../../../domain/change/index.ts';
import { Button, Note } from '../../ui/index.ts';
import { language, useWords, type Words } from '../../words/index.ts';

interface ClashProps {
  /** Of which kind the document is. */
  readonly kind: string;
  readonly clashes: readonly Clash[];
  readonly onSettle: (path: string, side: 'mine' | 'theirs') => void;
}

/** One took the document out while the other wrote in it: all of it is at stake, not one field. */
const sayWhole = (t: Words, body: unknown): string =>
  t(body === null ? 'editor.clashRemoved' : 'editor.clashKept');

/** Fields that two people wrote: both sides in sight, one press each. */
export function ClashPanel({ kind, clashes, onSettle }: ClashProps) {
  const t = useWords();
  const lang = language.value;
  if (clashes.length === 0) return null;
  return (
    <section class="clashes" aria-label={t('editor.clashTitle')}>
      <Note tone="w">
        <b>{t('editor.clashTitle')}</b>
        <span>{t('editor.clashText')}</span>
      </Note>
      {clashes.map(({ path, mine, theirs }) => (
        <div key={path} class="clash">
          <b>{path === '' ? t('editor.clashWhole') : namePart(kind, path)[lang]}</b>
          {(
            [
              ['mine', mine, 'editor.mine', 'editor.keepMine'],
              ['theirs', theirs, 'editor.theirs', 'editor.takeTheirs'],
            ] as const
          ).map(([side, value, name, action]) => (
            <div key={side}>
              <b>{t(name)}</b>
              <p>{path === '' ? sayWhole(t, value) : sayPart(kind, path, value)[lang]}</p>
              <Button onPress={() => onSettle(path, side)}>{t(action)}</Button>
            </div>
          ))}
        </div>
      ))}
    </section>
  );
}
