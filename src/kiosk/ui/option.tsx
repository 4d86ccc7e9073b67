import type { ComponentChildren } from 'preact';
import { Icon, IconWindow } from './icon.tsx';
import type { PictogramName } from './pictogram-names.ts';
import { usePress } from './press.ts';

export interface OptionProps {
  readonly children: ComponentChildren;
  readonly onPress: () => void;
  readonly icon?: PictogramName | undefined;
  readonly note?: ComponentChildren;
  /**
   * `go` leads on and has an arrow; `one` is one answer of a group (inside `Options`) and shows
   * its choice by outline, tint and check: never by colour alone (R21); `many` is one of several
   * that may be chosen together.
   */
  readonly kind: 'go' | 'one' | 'many';
  readonly selected?: boolean;
  /** Dashed: "not certain", "not here". */
  readonly unsure?: boolean;
  /** A number on an enamel plate before the icon. */
  readonly before?: ComponentChildren;
}

/** A full-width card to touch. Selecting never advances by itself (no unexpected change). */
export function Option(props: OptionProps) {
  const { children, onPress, icon, note, kind, selected = false, unsure = false, before } = props;
  const press = usePress(onPress);
  const isAnswer = kind !== 'go';
  const role = kind === 'many' ? 'checkbox' : 'radio';
  return (
    <button
      type="button"
      class={`option${selected ? ' is-selected' : ''}${unsure ? ' unsure' : ''}`}
      {...(isAnswer ? { role, 'aria-checked': selected } : {})}
      onClick={press}
    >
      {before}
      {icon && <IconWindow name={icon} />}
      <span class="option-text">
        {children}
        {note && <small>{note}</small>}
      </span>
      {isAnswer ? (
        <span class={kind === 'many' ? 'radio box' : 'radio'}>
          {selected && <Icon name="check" plain />}
        </span>
      ) : (
        <Icon name="right" plain class="arrow" />
      )}
    </button>
  );
}

/** The answers of one question. */
export function Options({
  label,
  children,
  class: extra = 'options',
}: {
  readonly label: string;
  readonly children: ComponentChildren;
  readonly class?: string;
}) {
  return (
    <div class={extra} role="radiogroup" aria-label={label} data-group="">
      {children}
    </div>
  );
}

/** A small answer of a group: a day, an hour, a text size. */
export function Chip({
  children,
  note,
  selected,
  closed = false,
  leads = false,
  onPress,
}: {
  readonly children: ComponentChildren;
  readonly note?: ComponentChildren;
  readonly selected: boolean;
  /** Shown, said as closed, not offered. */
  readonly closed?: boolean;
  /** It leads on when touched, and is no answer of a group. */
  readonly leads?: boolean;
  readonly onPress: () => void;
}) {
  const press = usePress(onPress);
  if (closed) {
    return (
      <div class="chip is-closed">
        <b>{children}</b>
        {note && <small>{note}</small>}
      </div>
    );
  }
  return (
    <button
      type="button"
      class={selected ? 'chip is-selected' : 'chip'}
      {...(leads
        ? { 'aria-current': selected ? ('true' as const) : undefined }
        : { role: 'radio', 'aria-checked': selected })}
      onClick={press}
    >
      <b>{children}</b>
      {note && <small>{note}</small>}
      {selected && (
        <span class="radio">
          <Icon name="check" plain />
        </span>
      )}
    </button>
  );
}
