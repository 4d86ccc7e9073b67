import type { PageProps } from '../frame/index.ts';
import { useWords } from '../words/index.ts';
import { DocumentEditor } from './document-editor.tsx';
import { DocumentList } from './list/document-list.tsx';

export function View({ rest, query }: PageProps) {
  const t = useWords();
  const label = t('emergency.drafts');
  const common = { kind: 'emergency', path: 'emergency-drafts', label } as const;
  return rest === '' ? (
    <DocumentList {...common} query={query} />
  ) : (
    <DocumentEditor key={rest} kind={common.kind} label={common.label} id={rest} />
  );
}
