import type { ReleaseView, RingFacts } from '../../../domain/api/console/index.ts';
import { rolloutSessionsMin } from '../../../domain/bundle/index.ts';
import { Note } from '../../ui/index.ts';
import { sayNumber, useWords } from '../../words/index.ts';

interface UntriedNoteProps {
  readonly rings: readonly RingFacts[];
  readonly documents: ReleaseView['documents'];
}

/** Before the next ring: what the rings that are out cannot have shown yet. */
export function UntriedNote({ rings, documents }: UntriedNoteProps) {
  const t = useWords();
  const out = rings.filter(({ percent }) =>
    documents.some((one) => one.percent === percent && one.publishedAt !== null),
  );
  if (out.length === 0) return null;
  const sum = (of: 'kiosks' | 'showing' | 'silent' | 'sessions') =>
    out.reduce((all, ring) => all + ring[of], 0);
  if (sum('showing') === 0) {
    return (
      <div data-untried>
        <Note tone="w">
          {t('publish.untried', {
            kiosks: sayNumber(sum('kiosks')),
            silent: sayNumber(sum('silent')),
          })}
        </Note>
      </div>
    );
  }
  if (sum('sessions') >= rolloutSessionsMin) return null;
  return (
    <div data-untried>
      <Note tone="n">{t('publish.fewSessions', { count: sayNumber(sum('sessions')) })}</Note>
    </div>
  );
}
