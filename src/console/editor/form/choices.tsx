import { useId } from 'preact/hooks';
import { valueAt } from '../../../domain/change/index.ts';
import { listAt, textAt, useForm } from './form-context.ts';
import { Row } from './row.tsx';

interface ChoiceProps {
  readonly path: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  /** Where it is not the text at the path. */
  readonly value?: string;
  /** Writes more than the value: a kind brings other members with it. */
  readonly onChoose?: (value: string) => void;
}

/** One of several. What nobody knows is drawn dashed until a person settles it (law 1). */
export function ChoiceField(props: ChoiceProps) {
  const { path, label, options, onChoose } = props;
  const form = useForm();
  const id = useId();
  const value = props.value ?? textAt(form, path);
  return (
    <Row at={[path]}>
      <div class="fld">
        <div class="fl">
          <label for={id}>{label}</label>
        </div>
        <select
          id={id}
          class={`inp${value === 'unknown' ? ' dashed' : ''}`}
          value={value}
          disabled={form.readOnly}
          data-path={path}
          onChange={(event) =>
            (onChoose ?? ((next) => form.set(path, next)))(event.currentTarget.value)
          }
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
      </div>
    </Row>
  );
}

interface TicksProps {
  readonly path: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  /** None chosen: the member is not there. */
  readonly emptyIsAbsent?: boolean;
}

/** Any of several, as a list of their names. */
export function Ticks({ path, label, options, emptyIsAbsent = false }: TicksProps) {
  const form = useForm();
  const chosen = listAt(form, path);
  return (
    <Row at={[path]}>
      <fieldset class="ticks" data-path={path}>
        <legend>{label}</legend>
        {options.map(({ value, text }) => (
          <label key={value} class="check">
            <input
              type="checkbox"
              disabled={form.readOnly}
              checked={chosen.includes(value)}
              onChange={(event) => {
                const next = options
                  .map((option) => option.value)
                  .filter((one) =>
                    one === value ? event.currentTarget.checked : chosen.includes(one),
                  );
                form.set(path, emptyIsAbsent && next.length === 0 ? undefined : next);
              }}
            />
            <span>{text}</span>
          </label>
        ))}
      </fieldset>
    </Row>
  );
}

export function Tick({ path, label }: { readonly path: string; readonly label: string }) {
  const form = useForm();
  return (
    <Row at={[path]}>
      <label class="check">
        <input
          type="checkbox"
          disabled={form.readOnly}
          checked={valueAt(form.body, path) === true}
          data-path={path}
          onChange={(event) => form.set(path, event.currentTarget.checked)}
        />
        <span>{label}</span>
      </label>
    </Row>
  );
}
