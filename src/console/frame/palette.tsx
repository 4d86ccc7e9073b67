import { useState } from 'preact/hooks';
import { fold } from '../../domain/vietnamese/index.ts';
import { activeKeys } from '../keys/index.ts';
import { Icon, type IconName } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { useConsole } from './console-context.ts';
import type { ConsolePage } from './console-page.ts';
import { Dialog } from './dialog.tsx';
import { mayOpen } from './nav.tsx';
import { go } from './router.ts';

interface Found {
  readonly text: string;
  readonly icon: IconName;
  readonly keys: string;
  readonly run: () => void;
}

/** Most rows shown: what is not among them is found by typing more. */
const foundMax = 12;

/** `Ctrl K`: any page, and whatever a key does here, by name and without marks. */
export function Palette({
  pages,
  onClose,
}: {
  pages: readonly ConsolePage[];
  onClose: () => void;
}) {
  const t = useWords();
  const { person } = useConsole().session;
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  // What the keys did when the palette opened: the page behind it is the one that is meant.
  const [bindings] = useState(activeKeys);
  const all: readonly Found[] = [
    ...pages
      .filter((page) => mayOpen(page, person))
      .map((page) => ({
        text: t(page.title),
        icon: page.icon,
        keys: '',
        run: () => go(page.path),
      })),
    ...bindings
      .filter(({ keys }) => keys !== 'Ctrl K')
      .map(({ keys, says, run }) => ({
        text: says,
        icon: 'play' as const,
        keys,
        run: () => run(new KeyboardEvent('keydown')),
      })),
  ];
  const words = fold(text).split(/\s+/).filter(Boolean);
  const found = all
    .filter((one) => words.every((word) => fold(one.text).includes(word)))
    .slice(0, foundMax);
  const here = Math.min(at, found.length - 1);
  const take = (one: Found | undefined) => {
    if (one === undefined) return;
    onClose();
    one.run();
  };
  return (
    <Dialog label={t('frame.paletteTitle')} onClose={onClose}>
      <input
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-found"
        aria-activedescendant={here >= 0 ? `palette-${here}` : undefined}
        aria-label={t('frame.paletteHint')}
        placeholder={t('frame.paletteHint')}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
          if (by !== 0) {
            event.preventDefault();
            setAt((here + by + found.length) % Math.max(1, found.length));
          } else if (event.key === 'Enter') {
            event.preventDefault();
            take(found[here]);
          }
        }}
      />
      <div class="found" id="palette-found" role="listbox" aria-label={t('frame.paletteTitle')}>
        {found.map((one, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field above keeps the focus and has the keys
          // biome-ignore lint/a11y/useKeyWithClickEvents: the same
          <div
            key={one.text + one.keys}
            id={`palette-${index}`}
            role="option"
            aria-selected={index === here}
            onClick={() => take(one)}
          >
            <Icon name={one.icon} />
            {one.text}
            {one.keys !== '' && <kbd class="sp">{one.keys}</kbd>}
          </div>
        ))}
      </div>
      {found.length === 0 && <p class="body m">{t('frame.paletteNone')}</p>}
    </Dialog>
  );
}
