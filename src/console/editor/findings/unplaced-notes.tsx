import { nameOfPath } from '../../../domain/change/index.ts';
import type { DocumentKind, Finding } from '../../../domain/check/index.ts';
import { Note } from '../../ui/index.ts';
import { language, useWords } from '../../words/index.ts';
import { sayFinding } from './say-finding.ts';

/** What was found and has no field to stand beside, above all fields, with what it is about. */
export function UnplacedNotes({
  kind,
  findings,
}: {
  readonly kind: DocumentKind;
  readonly findings: readonly Finding[];
}) {
  const t = useWords();
  return (
    <>
      {findings.map((finding) => (
        <Note
          key={`${finding.where} ${finding.code} ${finding.detail}`}
          tone={finding.severity === 'error' ? 'e' : 'w'}
        >
          <b>{nameOfPath(kind, finding.where)[language.value]}</b>{' '}
          <span tabIndex={-1} data-finding={finding.where}>
            {sayFinding(t, finding)}
          </span>
        </Note>
      ))}
    </>
  );
}
