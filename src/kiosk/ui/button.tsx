import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import type { PictogramName } from './pictogram-names.ts';
import { usePress } from './press.ts';

export interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onPress: () => void;
  /** `go`: the one red key of a screen, the thing to do next. */
  readonly kind?: 'plain' | 'go' | 'back' | 'small';
  readonly icon?: PictogramName | undefined;
  /** A second, smaller text on the key. */
  readonly note?: string | undefined;
  /** Drawn as not usable yet; pressing it still calls, so that the screen can say why. */
  readonly notYet?: boolean;
  readonly pressed?: boolean | undefined;
  readonly class?: string;
}

/** A key with words on it. Arrows come with the kind: back on the left, go on the right. */
export function Button(props: ButtonProps) {
  const { children, onPress, kind = 'plain', icon, note, notYet = false, pressed } = props;
  const press = usePress(onPress);
  return (
    <button
      type="button"
      class={`btn ${kind}${notYet ? ' is-disabled' : ''} ${props.class ?? ''}`}
      aria-disabled={notYet ? 'true' : undefined}
      aria-pressed={pressed}
      onClick={press}
    >
      {kind === 'back' && <Icon name="left" plain />}
      {icon && <Icon name={icon} plain={kind === 'go'} />}
      <span class="btn-text">
        {children}
        {note && <small> {note}</small>}
      </span>
      {kind === 'go' && !icon && <Icon name="right" plain />}
    </button>
  );
}
