import type { Clash } from '../../../domain/change/index.ts';
import { Button, Note } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';

const say = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? null, null, 1);

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
          <code>{path}</code>
          {(
            [
              ['mine', mine, 'editor.mine', 'editor.keepMine'],
              ['theirs', theirs, 'editor.theirs', 'editor.takeTheirs'],
            ] as const
          ).map(([side, value, name, action]) => (
            <div key={side}>
              <b>{t(name)}</b>
              <p>{say(value)}</p>
              <Button onPress={() => onSettle(path, side)}>{t(action)}</Button>
            </div>
          ))}
        </div>
      ))}
    </section>
  );
}
