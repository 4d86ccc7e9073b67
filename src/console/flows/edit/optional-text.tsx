import { Button } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import type { EditProps } from './edit-props.ts';
import { TextPair } from './text-pair.tsx';

interface OptionalTextProps extends EditProps {
  readonly textKey: string | undefined;
  readonly label: string;
  readonly onAdd: () => void;
  readonly onRemove: () => void;
}

/** Words that may be absent. */
export function OptionalText({ flow, edit, textKey, label, onAdd, onRemove }: OptionalTextProps) {
  const t = useWords();
  if (textKey === undefined) {
    return edit === undefined ? null : (
      <Button kind="quiet" icon="plus" onPress={onAdd}>
        {label}
      </Button>
    );
  }
  return (
    <div class="optional">
      <TextPair flow={flow} edit={edit} textKey={textKey} label={label} />
      {edit && (
        <Button kind="quiet" onPress={onRemove}>
          {t('flows.remove')}: {label}
        </Button>
      )}
    </div>
  );
}
