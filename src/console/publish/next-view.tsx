import { useMemo, useRef, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import {
  NextReleaseSchema,
  reasonCharsMin,
  releaseNoteCharsMax,
  releasePaths,
} from '../../domain/api/console/index.ts';
import { go, useConsole, useLive, useMay } from '../frame/index.ts';
import { useKeys } from '../keys/index.ts';
import type { LinkProblem } from '../link/index.ts';
import { Button, Empty, Field, Note, Problem, Skeleton } from '../ui/index.ts';
import { sayBytes, useWords } from '../words/index.ts';
import { AppsNote } from './apps-note.tsx';
import { FindingList } from './finding-list.tsx';
import { sayWarning } from './say-warning.ts';
import { groupsOf, ToldList } from './told-list.tsx';

const MadeSchema = z.object({ id: z.string() });
/** The whole catalogue is built and checked for each look, ms apart. */
const everyMs = 60_000;

/** What the next release would be: findings, what residents will see, and its name. */
export function NextView() {
  const t = useWords();
  const { link } = useConsole();
  const mayMake = useMay('editor', 'approver');
  const { data, problem, reload } = useLive(NextReleaseSchema, releasePaths.next, everyMs);
  const [note, setNote] = useState('');
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const [failed, setFailed] = useState<LinkProblem>();
  const busy = useRef(false);
  const groups = useMemo(() => groupsOf(data?.facts.told ?? []), [data]);
  const findings = data?.facts.findings ?? [];
  const errors = findings.filter(({ severity }) => severity === 'error');
  const codes = [
    ...new Set(
      findings.flatMap(({ severity, isChanged, code }) =>
        severity === 'warning' && isChanged ? [code] : [],
      ),
    ),
  ];
  /** Whoever sent a document with this warning said why already. */
  const sentReason = (code: string) => {
    const one = findings.find((found) => found.code === code && found.isChanged);
    return (
      data?.facts.documents.find(
        ({ kind, id }) => kind === one?.document?.kind && id === one.document.id,
      )?.note ?? ''
    );
  };
  const reasonOf = (code: string) => reasons[code] ?? sentReason(code);
  const missing = codes.filter((code) => reasonOf(code).trim().length < reasonCharsMin);
  const closed =
    errors.length > 0
      ? t('publish.closedErrors', { count: errors.length })
      : missing.length > 0
        ? t('publish.closedReasons', { count: missing.length })
        : note.trim() === ''
          ? t('publish.closedNote')
          : undefined;
  const make = async () => {
    if (busy.current || closed !== undefined || data === undefined) return;
    busy.current = true;
    const answer = await link.post(MadeSchema, releasePaths.list, {
      mark: data.mark,
      note: note.trim(),
      reasons: Object.fromEntries(codes.map((code) => [code, reasonOf(code).trim()])),
    });
    busy.current = false;
    if (answer.ok) return go(`publish/${answer.value.id}`, { replace: true });
    setFailed(answer.error);
    reload();
  };
  useKeys([
    { keys: 'Esc', says: t('frame.keyBack'), run: () => go('publish') },
    ...(mayMake
      ? [{ keys: 'Ctrl Enter', says: t('publish.make'), inFoot: true, run: () => void make() }]
      : []),
  ]);
  if (data === undefined) {
    return problem === undefined ? (
      <>
        <p class="m building">{t('publish.building')}</p>
        <Skeleton />
      </>
    ) : (
      <Problem problem={problem} onRetry={reload} />
    );
  }
  const { open, isSame, facts } = data;
  const openRelease = open;
  if (openRelease !== null) {
    return (
      <Empty title={t('publish.openTitle')}>
        <span>{t('publish.openText')}</span>
        <Button onPress={() => go(`publish/${openRelease}`)}>{t('publish.goOpen')}</Button>
      </Empty>
    );
  }
  if (isSame) {
    return (
      <Empty title={t('publish.sameTitle')}>
        <span>{t('publish.sameText')}</span>
        <Button onPress={() => go('procedures')}>{t('publish.goEdit')}</Button>
      </Empty>
    );
  }
  return (
    <div class="pub">
      <section class="panel main" aria-label={t('publish.nextTitle')}>
        <div class="head">
          <h1>{t('publish.nextTitle')}</h1>
          <span class="m s">
            {t('publish.nextSummary', { documents: facts.documentCount, groups: groups.length })}
          </span>
        </div>
        {problem !== undefined && <Problem problem={problem} onRetry={reload} />}
        {failed !== undefined && <Problem problem={failed} />}
        <AppsNote apps={facts.apps} />
        <FindingList findings={findings} />
        <ToldList groups={groups} moreCount={facts.moreCount} documents={facts.documents} />
      </section>
      <aside class="panel side" aria-label={t('publish.make')}>
        <div class="form pad">
          <Field
            label={t('publish.note')}
            value={note}
            onInput={setNote}
            hint={t('publish.noteHint')}
            lengthMax={releaseNoteCharsMax}
          />
          {codes.map((code) => (
            <Field
              key={code}
              label={t('publish.reasonFor', { what: sayWarning(t, findings, code) })}
              value={reasonOf(code)}
              onInput={(value) => setReasons((before) => ({ ...before, [code]: value }))}
              hint={t('publish.reasonHint')}
              lengthMax={300}
            />
          ))}
          <p class="m">
            {t('publish.delta', {
              bytes: sayBytes(facts.deltaBytes),
              sections: facts.deltaSections,
            })}
          </p>
          {mayMake ? (
            <Button
              kind="primary"
              icon="send"
              keys="Ctrl Enter"
              closed={closed}
              onPress={() => void make()}
            >
              {t('publish.make')}
            </Button>
          ) : (
            <Note tone="w">{t('publish.makeRole')}</Note>
          )}
          <p class="hint">{t('publish.makeText')}</p>
        </div>
      </aside>
    </div>
  );
}
