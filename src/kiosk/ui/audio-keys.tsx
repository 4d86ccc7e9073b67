import { Icon } from './icon.tsx';
import type { PictogramName } from './pictogram-names.ts';
import { usePress } from './press.ts';

export interface AudioKeysProps {
  readonly label: string;
  /** What could not be said, in words. */
  readonly note: string | undefined;
  readonly keys: readonly {
    readonly name: string;
    readonly icon: PictogramName;
    readonly word: string;
    readonly onPress: () => void;
  }[];
}

/** Steers the voice while screens read themselves out: above the access keys, over nothing. */
export function AudioKeys({ label, note, keys }: AudioKeysProps) {
  return (
    <section class="audio-keys" aria-label={label} data-audio="">
      {note && (
        <p class="audio-note" role="status">
          {note}
        </p>
      )}
      {keys.map((key) => (
        <AudioKey key={key.name} {...key} />
      ))}
    </section>
  );
}

function AudioKey({ icon, word, onPress }: AudioKeysProps['keys'][number]) {
  const press = usePress(onPress);
  return (
    <button type="button" class="audio-key" onClick={press}>
      <Icon name={icon} plain />
      <span>{word}</span>
    </button>
  );
}
