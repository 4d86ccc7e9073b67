import { useId } from 'preact/hooks';
import { textAt, useForm } from './form-context.ts';
import { noteId } from './note-id.ts';
import { plainPaste } from './plain-paste.ts';
import { Row } from './row.tsx';

/** What was found at a place: the worst as the class of its field, and the notes that tell it. */
function useFound(path: string) {
  const own = useForm().findings.filter(({ where }) => where === path);
  const isWrong = own.some(({ severity }) => severity === 'error');
  return {
    isWrong,
    tone: isWrong ? ' x-error' : own.length > 0 ? ' x-warning' : '',
    notes: own.map((_, nth) => noteId(path, nth)).join(' ') || undefined,
  };
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
export function Input(props: InputProps) {
  const { path, label, lang, lines, type = 'text', hint, emptyIsAbsent = false } = props;
  const form = useForm();
  const id = useId();
  const { isWrong, tone, notes } = useFound(path);
  const onInput = (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => {
    const { value } = event.currentTarget;
    if (type === 'text' && !(emptyIsAbsent && value === '')) form.set(path, plainPaste(value));
    else if (value === '') form.set(path, undefined);
    else form.set(path, type === 'number' ? Number(value) : value);
  };
  const common = {
    id,
    class: `inp${tone}`,
    value: textAt(form, path),
    readOnly: form.readOnly,
    'data-path': path,
    'aria-invalid': isWrong,
    'aria-describedby': notes,
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
        <textarea rows={lines} style={{ '--rows': lines }} {...common} />
      )}
    </div>
  );
}

/** The types of inputs stand apart in the types of the DOM: one component for three of them. */
function TypedInput(props: { readonly type: 'text' | 'date' | 'number' } & object) {
  return <input autoComplete="off" {...(props as object)} />;
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
