import { useId } from 'preact/hooks';
import { textAt, useForm } from './form-context.ts';
import { plainPaste } from './plain-paste.ts';
import { Row } from './row.tsx';

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
export function Input(props: InputProps) {
  const { path, label, lang, lines, type = 'text', hint, emptyIsAbsent = false } = props;
  const form = useForm();
  const id = useId();
  const tone = useTone(path);
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
