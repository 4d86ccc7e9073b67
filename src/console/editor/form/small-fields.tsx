import { useId } from 'preact/hooks';
import { language, useWords } from '../../words/index.ts';
import { ChoiceField, Row } from './fields.tsx';
import { listAt, useForm } from './form-context.ts';
import { pictogramNames } from './names-of-things.ts';

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

/** A list of short texts, one a line. Lines without letters are dropped when they are sent on. */
export function LinesField({ path, label, hint }: LinesProps) {
  const form = useForm();
  const id = useId();
  const lines = listAt(form, path).map(String);
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
          defaultValue={lines.join('\n')}
          key={form.readOnly ? 'r' : 'w'}
          onChange={(event) =>
            form.set(
              path,
              event.currentTarget.value
                .split('\n')
                .map((line) => line.trim())
                .filter((line) => line !== ''),
            )
          }
        />
        <p class="hint" id={`${id}-h`}>
          {hint}
        </p>
      </div>
    </Row>
  );
}
