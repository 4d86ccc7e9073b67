import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { type StatusName, StatusShape } from './status-shape.tsx';

interface Finding {
  readonly status: Extract<StatusName, 'error' | 'warning' | 'waiting'>;
  readonly text: ComponentChildren;
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  /** Beside the label, at the right: where the fact comes from. */
  readonly source?: ComponentChildren;
  readonly hint?: string;
  readonly finding?: Finding | undefined;
  readonly lines?: number;
  readonly lengthMax?: number;
  readonly isDate?: boolean;
  readonly readOnly?: boolean;
  readonly autoFocus?: boolean;
  readonly placeholder?: string;
}

/** A browser heeds `autofocus` once a page and in dialogs; a form that opens later asks by itself. */
const takeFocus = (field: HTMLElement | null) => field?.focus();

/** Label above, source at the right, finding below its field (visual-console.md, Form). */
export function Field(props: FieldProps) {
  const { label, value, onInput, source, hint, finding, lines, lengthMax, readOnly } = props;
  const id = useId();
  const isWrong = finding?.status === 'error';
  const common = {
    id,
    value,
    readOnly: readOnly === true,
    'aria-invalid': isWrong,
    'aria-describedby':
      [hint !== undefined && `${id}-h`, finding && `${id}-f`].filter(Boolean).join(' ') ||
      undefined,
    class: `inp${finding === undefined ? '' : ` x-${finding.status}`}`,
    placeholder: props.placeholder,
    autoFocus: props.autoFocus === true,
    ...(props.autoFocus === true && { ref: takeFocus }),
    maxLength: lengthMax,
    onInput: (event: Event & { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
      onInput(event.currentTarget.value),
  };
  return (
    <div class="fld">
      <div class="fl">
        <label for={id}>{label}</label>
        {source !== undefined && <span class="src">{source}</span>}
      </div>
      {props.isDate === true ? (
        <input type="date" {...common} />
      ) : lines === undefined ? (
        <input type="text" autoComplete="off" {...common} />
      ) : (
        <textarea rows={lines} style={{ '--rows': lines }} {...common} />
      )}
      {hint !== undefined && (
        <p class="hint" id={`${id}-h`}>
          {hint}
        </p>
      )}
      {finding !== undefined && (
        <p class={`finding ${finding.status}`} id={`${id}-f`}>
          <StatusShape status={finding.status} />
          <span>{finding.text}</span>
        </p>
      )}
    </div>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly onChoose: (value: T) => void;
}

/** One of few, all of them in sight. */
export function Segments<T extends string>({ label, value, options, onChoose }: ChoiceProps<T>) {
  return (
    <fieldset class="seg" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChoose(option.value)}
        >
          {option.text}
        </button>
      ))}
    </fieldset>
  );
}

interface CheckProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly hint?: string;
  readonly disabled?: boolean;
}

/** Yes or no, with what it means below. */
export function Check({ label, checked, onChange, hint, disabled }: CheckProps) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>
        {label}
        {hint !== undefined && <small>{hint}</small>}
      </span>
    </label>
  );
}
