import { useId } from 'preact/hooks';

interface ChooseProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly onChoose: (value: T) => void;
  readonly readOnly?: boolean;
  /** The label stands in sight, not for readers only. */
  readonly isShown?: boolean;
}

/** One of many, in a list that opens. */
export function Choose<T extends string>(props: ChooseProps<T>) {
  const { label, value, options, onChoose, readOnly, isShown } = props;
  const id = useId();
  const select = (
    <select
      id={id}
      class="inp"
      aria-label={isShown === true ? undefined : label}
      disabled={readOnly === true}
      value={value}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.currentTarget.value);
        if (chosen) onChoose(chosen.value);
      }}
    >
      {!options.some((option) => option.value === value) && <option value={value}>{value}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  );
  if (isShown !== true) return select;
  return (
    <label class="choose" for={id}>
      <span class="s m">{label}</span>
      {select}
    </label>
  );
}

interface WholeProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min?: number;
  readonly max?: number;
  readonly readOnly?: boolean;
  readonly isShown?: boolean;
}

/** A whole number; what is none changes nothing. */
export function Whole({ label, value, onChange, min, max, readOnly, isShown }: WholeProps) {
  const id = useId();
  const input = (
    <input
      id={id}
      class="inp whole"
      type="number"
      step={1}
      min={min}
      max={max}
      aria-label={isShown === true ? undefined : label}
      readOnly={readOnly === true}
      value={value}
      onChange={(event) => {
        const given = event.currentTarget.valueAsNumber;
        if (Number.isInteger(given)) onChange(given);
      }}
    />
  );
  if (isShown !== true) return input;
  return (
    <label class="choose" for={id}>
      <span class="s m">{label}</span>
      {input}
    </label>
  );
}

interface NameProps {
  readonly label: string;
  readonly value: string;
  readonly onName: (name: string) => void;
  readonly readOnly?: boolean;
  readonly isShown?: boolean;
}

/** A name that is given when the field is left or Enter pressed: half a name is none. */
export function Name({ label, value, onName, readOnly, isShown }: NameProps) {
  const id = useId();
  const input = (
    <input
      id={id}
      class="inp code-name"
      type="text"
      maxLength={80}
      autoComplete="off"
      spellcheck={false}
      aria-label={isShown === true ? undefined : label}
      readOnly={readOnly === true}
      value={value}
      onChange={(event) => {
        const name = event.currentTarget.value.trim();
        if (name !== value && name !== '') onName(name);
        event.currentTarget.value = value;
      }}
    />
  );
  if (isShown !== true) return input;
  return (
    <label class="choose" for={id}>
      <span class="s m">{label}</span>
      {input}
    </label>
  );
}
