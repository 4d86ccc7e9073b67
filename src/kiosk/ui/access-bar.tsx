import { Icon } from './icon.tsx';
import type { PictogramName } from './pictogram-names.ts';
import { usePress } from './press.ts';

export interface AccessKey {
  readonly name: 'end' | 'language' | 'size' | 'theme' | 'listen' | 'reach' | 'help';
  readonly word: string;
  /** Language of the word itself: "English" on a Vietnamese screen (R46). */
  readonly lang?: string;
  readonly on: boolean;
  /** Cannot do its work here; says why when pressed. */
  readonly notYet?: boolean;
  readonly onPress: () => void;
}

const drawings: Readonly<Record<AccessKey['name'], PictogramName>> = {
  end: 'end',
  language: 'globe',
  size: 'size',
  theme: 'contrast',
  listen: 'sound',
  reach: 'seat',
  help: 'help',
};

/** Keys that stay down while what they switched on holds. */
const switches: readonly AccessKey['name'][] = ['size', 'theme', 'listen', 'reach', 'help'];

function Key({ name, word, lang, on, notYet = false, onPress }: AccessKey) {
  const press = usePress(onPress);
  return (
    <button
      type="button"
      class={`access-key ${name}${on ? ' on' : ''}${notYet ? ' is-disabled' : ''}`}
      data-access={name}
      data-audio={name === 'listen' ? '' : undefined}
      aria-disabled={notYet ? 'true' : undefined}
      aria-pressed={switches.includes(name) ? on : undefined}
      onClick={press}
    >
      <Icon name={drawings[name]} />
      <span lang={lang}>{word}</span>
    </button>
  );
}

/** The same seven keys in the same places on every screen (R42, R46, R47). */
export function AccessBar({
  label,
  keys,
}: {
  readonly label: string;
  readonly keys: readonly AccessKey[];
}) {
  return (
    <nav class="access" aria-label={label}>
      {keys.map((key) => (
        <Key key={key.name} {...key} />
      ))}
    </nav>
  );
}
