import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { valueAt } from '../../../domain/change/index.ts';
import { Button } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { FindingNotes } from './finding-notes.tsx';
import { listAt, textAt, useForm } from './form-context.ts';

/**
 * Text as it may stand on a kiosk: what Word and web pages bring along in a paste (no-break spaces,
 * soft hyphens, joiners, marks of direction, letters in two pieces) is made plain. Angle brackets
 * and line ends stay in sight, so that the check can name them.
 */
function fromWord(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00a0\u202f\u2007\t]/g, ' ')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '');
}

/** The worst that was found at a place, as the class of its field. */
function useTone(path: string): string {
  const own = useForm().findings.filter(({ where }) => where === path);
  if (own.some(({ severity }) => severity === 'error')) return ' x-error';
  return own.length > 0 ? ' x-warning' : '';
}

interface InputProps {
  readonly path: string;
  readonly label: string;
  readonly lang?: 'vi' | 'en';
  readonly lines?: number;
  readonly type?: 'text' | 'date' | 'number';
  readonly hint?: string;
  /** The member is not there when nothing is in it, as schemas of optional texts want it. */
  readonly emptyIsAbsent?: boolean;
}

/** One input; an emptied day or number takes its member out. */
function Input(props: InputProps) {
  const { path, label, lang, lines, type = 'text', hint, emptyIsAbsent = false } = props;
  const form = useForm();
  const id = useId();
  const tone = useTone(path);
  const onInput = (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => {
    const { value } = event.currentTarget;
    if (type === 'text' && !(emptyIsAbsent && value === '')) form.set(path, fromWord(value));
    else if (value === '') form.set(path, undefined);
    else form.set(path, type === 'number' ? Number(value) : value);
  };
  const common = {
    id,
    class: `inp${tone}`,
    value: textAt(form, path),
    readOnly: form.readOnly,
    'data-path': path,
    'aria-invalid': tone === ' x-error',
    lang,
    placeholder: hint,
    onInput,
  };
  return (
    <div class="fld">
      <div class="fl">
        <label for={id}>{label}</label>
      </div>
      {lines === undefined ? (
        <TypedInput type={type} {...common} />
      ) : (
        <textarea rows={lines} {...common} />
      )}
    </div>
  );
}

/** The types of inputs stand apart in the types of the DOM: one component for three of them. */
function TypedInput(props: { readonly type: 'text' | 'date' | 'number' } & object) {
  return <input autoComplete="off" {...(props as object)} />;
}

/** Fields at the left, what was found about them in the margin. */
export function Row({
  at,
  children,
}: {
  readonly at: readonly string[];
  readonly children: ComponentChildren;
}) {
  return (
    <div class="erow">
      <div class="efields">{children}</div>
      <FindingNotes at={at} />
    </div>
  );
}

interface TextPairProps {
  readonly path: string;
  readonly label: string;
  readonly lines?: number;
  /** May be absent: is added and taken out whole. */
  readonly optional?: boolean;
}

/** Vietnamese beside its English. */
export function TextPair({ path, label, lines = 1, optional = false }: TextPairProps) {
  const t = useWords();
  const form = useForm();
  const isThere = valueAt(form.body, path) !== undefined;
  const height = lines === 1 ? {} : { lines };
  if (optional && !isThere) {
    if (form.readOnly) return null;
    return (
      <div class="eadd">
        <Button kind="quiet" icon="plus" onPress={() => form.set(path, { vi: '', en: '' })}>
          {t('editor.addOptional', { what: label.toLocaleLowerCase() })}
        </Button>
      </div>
    );
  }
  return (
    <Row at={[path, `${path}.vi`, `${path}.en`]}>
      <div class="pair">
        <Input path={`${path}.vi`} label={label} lang="vi" {...height} />
        <Input
          path={`${path}.en`}
          label={`${label}, ${t('editor.inEnglish')}`}
          lang="en"
          {...height}
          hint={t('editor.notTranslated')}
        />
      </div>
      {optional && !form.readOnly && (
        <Button kind="quiet" onPress={() => form.set(path, undefined)}>
          {t('editor.drop')}
        </Button>
      )}
    </Row>
  );
}

export function TextField(props: InputProps) {
  return (
    <Row at={[props.path]}>
      <Input {...props} />
    </Row>
  );
}

/** Several small inputs in one row. */
export function Inputs({ fields }: { readonly fields: readonly InputProps[] }) {
  return (
    <Row at={fields.map(({ path }) => path)}>
      <div class="trio">
        {fields.map((field) => (
          <Input key={field.path} {...field} />
        ))}
      </div>
    </Row>
  );
}

interface ChoiceProps {
  readonly path: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  /** Writes more than the value: a kind brings other members with it. */
  readonly onChoose?: (value: string) => void;
}

/** One of several. What nobody knows is drawn dashed until a person settles it (law 1). */
export function ChoiceField({ path, label, options, onChoose }: ChoiceProps) {
  const form = useForm();
  const id = useId();
  const value = textAt(form, path);
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

interface ListProps {
  readonly path: string;
  /** Of one item. */
  readonly label: string;
  readonly make: () => unknown;
  readonly draw: (path: string, place: number) => ComponentChildren;
}

/** Items in their order; `Alt ↑ ↓` moves the one that has the focus. */
export function ListField({ path, label, make, draw }: ListProps) {
  const t = useWords();
  const form = useForm();
  const items = listAt(form, path);
  const move = (from: number, by: number) => {
    const to = from + by;
    if (to < 0 || to >= items.length) return;
    const next = [...items];
    [next[from], next[to]] = [next[to], next[from]];
    form.set(path, next);
  };
  return (
    <div class="elist">
      {items.map((_, place) => (
        <fieldset
          // Items have no names of their own; the place is what a person sees.
          key={place}
          class="eitem"
          onKeyDown={(event) => {
            if (!event.altKey || form.readOnly) return;
            if (event.key === 'ArrowUp') move(place, -1);
            else if (event.key === 'ArrowDown') move(place, 1);
            else return;
            event.preventDefault();
          }}
        >
          <legend>
            {label} {place + 1}
          </legend>
          {draw(`${path}.${place}`, place)}
          {!form.readOnly && (
            <div class="row">
              <Button kind="quiet" onPress={() => move(place, -1)}>
                {t('editor.moveUp')}
              </Button>
              <Button kind="quiet" onPress={() => move(place, 1)}>
                {t('editor.moveDown')}
              </Button>
              <Button
                kind="quiet"
                onPress={() =>
                  form.set(
                    path,
                    items.filter((__, at) => at !== place),
                  )
                }
              >
                {t('editor.drop')}
              </Button>
            </div>
          )}
        </fieldset>
      ))}
      <Row at={[path]}>
        {!form.readOnly && (
          <Button icon="plus" onPress={() => form.set(path, [...items, make()])}>
            {`${t('editor.add')} ${label.toLocaleLowerCase()}`}
          </Button>
        )}
      </Row>
    </div>
  );
}

/** A list of plain sentences in both languages. */
export function TextList({ path, label }: { readonly path: string; readonly label: string }) {
  return (
    <ListField
      path={path}
      label={label}
      make={() => ({ vi: '', en: '' })}
      draw={(at) => <TextPair path={at} label={label} lines={2} />}
    />
  );
}
