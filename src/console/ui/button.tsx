import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

interface ButtonProps {
  readonly onPress: () => void;
  readonly children: ComponentChildren;
  /** `primary`: the one action of the place. `quiet`: a link-like command in a bar. */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly icon?: IconName;
  /** Key that does the same, shown on the button. */
  readonly keys?: string;
  /** Why it cannot be pressed now: it stays in reach and says so. */
  readonly closed?: string | undefined;
  readonly pressed?: boolean;
  readonly submit?: boolean;
}

const classes = { primary: 'btn p', plain: 'btn', quiet: 'btn q', danger: 'btn d' } as const;

/**
 * 28 px, primary 36 px with 44 px to hit. A closed button keeps its place in the order of keys and
 * tells its reason, so that nobody has to guess ("còn 3 lỗi").
 */
export function Button(props: ButtonProps) {
  const { onPress, children, kind = 'plain', icon, keys, closed, pressed, submit } = props;
  return (
    <button
      type={submit === true ? 'submit' : 'button'}
      class={classes[kind]}
      aria-disabled={closed !== undefined}
      aria-pressed={pressed}
      title={closed}
      onClick={(event) => {
        if (closed !== undefined) event.preventDefault();
        else if (submit !== true) onPress();
      }}
    >
      {icon !== undefined && <Icon name={icon} />}
      <span>{children}</span>
      {closed !== undefined && <span class="why">{closed}</span>}
      {keys !== undefined && <Keys keys={keys} />}
    </button>
  );
}

/** `Ctrl Enter` as two caps. Hidden from readers: `aria-keyshortcuts` and the list of keys say it. */
export function Keys({ keys }: { readonly keys: string }) {
  return (
    <span class="keys" aria-hidden="true">
      {keys.split(' ').map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
