import { Note } from '../../ui/index.ts';
import { sayBytes, sayDate, useWords } from '../../words/index.ts';
import { sayKeyid } from '../say-keyid.ts';
import { isTrust, type Trust, type TrustProblem } from '../trust.ts';
import type { Examined } from './use-examined.ts';

const problems = {
  notTargets: 'publish.pMalformed',
  notCanonical: 'publish.pMalformed',
  versionOrder: 'publish.pVersions',
  livesTooLong: 'publish.pLife',
  ringWrong: 'publish.pRings',
  otherContent: 'publish.pContent',
  backWrong: 'publish.pBack',
  keysDiffer: 'publish.pKeys',
  sectionMissing: 'publish.pMissing',
  sectionOther: 'publish.pOther',
  manifestWrong: 'publish.pMalformed',
} as const;

interface ExaminedNoteProps {
  readonly examined: Examined | undefined;
  readonly trust: Trust | TrustProblem | undefined;
}

/** What this browser found out by itself, before any key is touched. */
export function ExaminedNote({ examined, trust }: ExaminedNoteProps) {
  const t = useWords();
  if (trust !== undefined && !isTrust(trust)) {
    return trust.kind === 'broken' ? (
      <Note tone="e">{t('publish.trustBroken', { detail: trust.detail })}</Note>
    ) : (
      <Note tone="w">{t('publish.trustAway')}</Note>
    );
  }
  if (examined === undefined || examined.kind === 'looking') {
    return <Note tone="n">{t('publish.examining')}</Note>;
  }
  if (examined.kind === 'unreachable') return <Note tone="w">{t('publish.examineAway')}</Note>;
  if (examined.kind === 'refused') {
    const { problem, detail } = examined.failure;
    return (
      <Note tone="e">
        <b>{t('publish.examineRefused')}</b>
        <span data-refused={problem}>
          {t(problems[problem])} {detail}
        </span>
      </Note>
    );
  }
  const { found } = examined;
  if (examined.kind === 'differs') {
    return (
      <Note tone="e">
        <b>{t('publish.examineDiffers')}</b>
        <span data-refused="differs">{t('publish.examineDiffersText')}</span>
      </Note>
    );
  }
  return (
    <Note tone="o">
      <b>
        {t('publish.examineWhole', { sections: found.sectionsRead })}{' '}
        <code data-digest={found.digest}>{sayKeyid(found.digest)}</code>
      </b>
      <span class="s">
        {t('publish.examineText', {
          procedures: found.procedures,
          day: sayDate(found.factsDate),
          until: sayDate(found.expires),
        })}
      </span>
      {found.isFirst && <span class="s">{t('publish.examineFirst')}</span>}
      {found.untold.length > 0 && (
        <span class="s">
          {t('publish.examineUntold', {
            names: found.untold.map(({ kind, bytes }) => `${kind} ${sayBytes(bytes)}`).join(', '),
          })}
        </span>
      )}
      {[...found.keysAdded, ...found.keysRemoved, ...found.others.map(({ path }) => path)].length >
        0 &&
        !found.isFirst && (
          <span class="s t-warn" data-keys>
            {t('publish.examineKeys', {
              added:
                [...found.keysAdded, ...found.others.map(({ path }) => path)].join(', ') || '–',
              removed: found.keysRemoved.join(', ') || '–',
            })}
          </span>
        )}
      <span class="s m">{t('publish.examineTrust')}</span>
    </Note>
  );
}
