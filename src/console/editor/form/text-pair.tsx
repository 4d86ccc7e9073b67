import { valueAt } from '../../../domain/change/index.ts';
import { Button } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { useForm } from './form-context.ts';
import { Input } from './input.tsx';
import { Row } from './row.tsx';

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
