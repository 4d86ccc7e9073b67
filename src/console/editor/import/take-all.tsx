import { useState } from 'preact/hooks';
import { Dialog } from '../../frame/index.ts';
import { Button, Check, Field } from '../../ui/index.ts';
import { sayNumber, useWords } from '../../words/index.ts';

interface TakeAllProps {
  readonly count: number;
  readonly onTake: (send: string | undefined) => void;
  readonly onClose: () => void;
}

/** Taking thousands at once is said once more, with the choice of sending them for approval. */
export function TakeAll({ count, onTake, onClose }: TakeAllProps) {
  const t = useWords();
  const [sends, setSends] = useState(false);
  const [note, setNote] = useState('');
  const isReady = !sends || note.trim() !== '';
  const title = t('import.takeAll', { count: sayNumber(count) });
  return (
    <Dialog label={title} onClose={onClose}>
      <form
        class="body form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) onTake(sends ? note : undefined);
        }}
      >
        <h2>{title}</h2>
        <p>{t('import.takeAllText')}</p>
        <Check
          label={t('import.sendToo')}
          hint={t('import.sendTooHint')}
          checked={sends}
          onChange={setSends}
        />
        {sends && (
          <Field
            label={t('editor.reasonNeeded')}
            value={note}
            onInput={setNote}
            lines={2}
            lengthMax={500}
          />
        )}
        <div class="row">
          <Button
            kind="primary"
            submit
            onPress={() => undefined}
            closed={isReady ? undefined : t('editor.reasonMissing')}
          >
            {title}
          </Button>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
