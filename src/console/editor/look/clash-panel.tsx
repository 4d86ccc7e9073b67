import type { Clash } from '../../../domain/change/index.ts';
import { Button, Note } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { sayField, sayValue } from '../say-field.ts';

interface ClashProps {
  readonly clashes: readonly Clash[];
  readonly onSettle: (path: string, side: 'mine' | 'theirs') => void;
}

/** Fields that two people wrote: both sides in sight, one press each. */
export function ClashPanel({ clashes, onSettle }: ClashProps) {
  const t = useWords();
  if (clashes.length === 0) return null;
  return (
    <section class="clashes" aria-label={t('editor.clashTitle')}>
      <Note tone="w">
        <b>{t('editor.clashTitle')}</b>
        <span>{t('editor.clashText')}</span>
      </Note>
      {clashes.map(({ path, mine, theirs }) => (
        <div key={path} class="clash">
          <b>{sayField(t, path)}</b>
          {(
            [
              ['mine', mine, 'editor.mine', 'editor.keepMine'],
              ['theirs', theirs, 'editor.theirs', 'editor.takeTheirs'],
            ] as const
          ).map(([side, value, name, action]) => (
            <div key={side}>
              <b>{t(name)}</b>
              <p>{sayValue(value)}</p>
              <Button onPress={() => onSettle(path, side)}>{t(action)}</Button>
            </div>
          ))}
        </div>
      ))}
    </section>
  );
}
