import { useState } from 'preact/hooks';
import { documentPaths, HistorySchema, RevisionSchema } from '../../domain/api/console/index.ts';
import type { DocumentKind } from '../../domain/check/index.ts';
import { useConsole } from '../frame/index.ts';
import { Button, Note } from '../ui/index.ts';
import { useWords } from '../words/index.ts';

interface RemovedProps {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly onBack: ((body: unknown) => void) | undefined;
}

/** A document that was taken out: what stood in it last is one press away. */
export function RemovedNote({ kind, id, onBack }: RemovedProps) {
  const t = useWords();
  const { link } = useConsole();
  const [isGone, setGone] = useState(false);
  const restore = async () => {
    const history = await link.get(HistorySchema, documentPaths.history(kind, id));
    const last = history.ok && history.value.lines.find(({ isRemoval }) => !isRemoval);
    if (!last) {
      setGone(true);
      return;
    }
    const found = await link.get(RevisionSchema, documentPaths.revision(kind, id, last.revision));
    if (found.ok && found.value.body !== null) onBack?.(found.value.body);
    else setGone(true);
  };
  return (
    <Note tone="w">
      <p>{t('editor.removedNote')}</p>
      {isGone && <p>{t('editor.restoreNothing')}</p>}
      {onBack !== undefined && (
        <Button icon="undo" onPress={() => void restore()}>
          {t('editor.restore')}
        </Button>
      )}
    </Note>
  );
}
