import { useId, useState } from 'preact/hooks';
import { isSame } from '../../../domain/change/index.ts';
import { language, useWords } from '../../words/index.ts';
import { ChoiceField } from './choices.tsx';
import { listAt, useForm } from './form-context.ts';
import { pictogramNames } from './names-of-things.ts';
import { plainPaste } from './plain-paste.ts';
import { Row } from './row.tsx';

/** One of the drawings that a kiosk has. */
export function PictogramField({ path }: { readonly path: string }) {
  const t = useWords();
  const options = Object.entries(pictogramNames).map(([value, name]) => ({
    value,
    text: name[language.value],
  }));
  return <ChoiceField path={path} label={t('editor.pictogram')} options={options} />;
}

interface LinesProps {
  readonly path: string;
  readonly label: string;
  readonly hint: string;
}

const linesOf = (text: string): readonly string[] =>
  plainPaste(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** A list of short texts, one a line. Lines without letters are dropped when they are sent on. */
export function LinesField({ path, label, hint }: LinesProps) {
  const form = useForm();
  const id = useId();
  const lines = listAt(form, path).map(String);
  const [typed, setTyped] = useState('');
  // A line end at the end is typed, and no line yet; what undo or others bring is shown instead.
  const text = isSame(linesOf(typed), lines) ? typed : lines.join('\n');
  return (
    <Row at={[path, ...lines.map((_, at) => `${path}.${at}`)]}>
      <div class="fld">
        <div class="fl">
          <label for={id}>{label}</label>
        </div>
        <textarea
          id={id}
          class="inp"
          rows={Math.min(12, Math.max(2, lines.length + 1))}
          readOnly={form.readOnly}
          data-path={path}
          aria-describedby={`${id}-h`}
          value={text}
          onInput={(event) => {
            const { value } = event.currentTarget;
            setTyped(value);
            form.set(path, linesOf(value));
          }}
        />
        <p class="hint" id={`${id}-h`}>
          {hint}
        </p>
      </div>
    </Row>
  );
}
