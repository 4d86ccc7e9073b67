import { useWords } from '../../words/index.ts';
import { Inputs } from './input.tsx';
import { Doubts } from './more-parts.tsx';
import { Row } from './row.tsx';
import { TextPair } from './text-pair.tsx';

export function Source() {
  const t = useWords();
  return (
    <>
      <TextPair path="source.name" label={t('editor.sourceName')} />
      <Row at={['source']}>{null}</Row>
      <Inputs
        fields={[
          { path: 'source.snapshotDate', label: t('editor.snapshotDate'), type: 'date' },
          { path: 'source.updatedOn', label: t('editor.updatedOn'), type: 'date' },
          { path: 'source.decision', label: t('editor.decision'), emptyIsAbsent: true },
        ]}
      />
      <Inputs
        fields={[
          { path: 'source.checkedOn', label: t('editor.checkedOn'), type: 'date' },
          { path: 'upkeep.checkedBy', label: t('editor.checkedBy'), emptyIsAbsent: true },
          { path: 'upkeep.recheckBy', label: t('editor.recheckBy'), type: 'date' },
        ]}
      />
      <Doubts />
    </>
  );
}
