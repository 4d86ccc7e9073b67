import { Fragment } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { ReleaseAnswerSchema, releasePaths } from '../../../domain/api/console/index.ts';
import { go, useConsole, useLive, useMay, usePlaceName } from '../../frame/index.ts';
import { useKeys } from '../../keys/index.ts';
import type { LinkProblem } from '../../link/index.ts';
import { Note, Problem, Skeleton, Status } from '../../ui/index.ts';
import { releaseStates, useWords } from '../../words/index.ts';
import { AppsNote } from '../apps-note.tsx';
import { FindingList } from '../finding-list.tsx';
import { useKey } from '../key/index.ts';
import { sayReason, sayRefusal, stateStatus } from '../say-state.ts';
import { sayWarning } from '../say-warning.ts';
import { groupsOf, ToldList } from '../told-list.tsx';
import { isTrust } from '../trust.ts';
import { ExaminedNote } from './examined-note.tsx';
import { RingsPanel } from './rings-panel.tsx';
import { SignPanel } from './sign-panel.tsx';
import { StageBar } from './stage-bar.tsx';
import { useExamined } from './use-examined.ts';

/** While kiosks change over their numbers move; ms. */
const everyMs = 5_000;

/** One release: what it changes, who signs, how its rings do, and the way back. */
export function ReleaseView({ id }: { readonly id: string }) {
  const t = useWords();
  const { link } = useConsole();
  const maySign = useMay('approver');
  const { data, problem, reload } = useLive(ReleaseAnswerSchema, releasePaths.one(id), everyMs);
  const { key, trust, reload: reloadKey } = useKey();
  const believed = trust !== undefined && isTrust(trust) ? trust : undefined;
  usePlaceName(id, data && `${data.release.contentVersion}: ${data.release.note}`);
  const examined = useExamined(data, believed);
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState(0);
  const [failed, setFailed] = useState<LinkProblem>();
  const busy = useRef(false);
  const isDraft = data?.release.state === 'draft';
  // What is signed is told by this browser; of what is out, the hub's record tells it.
  const found =
    examined?.kind === 'whole' || examined?.kind === 'differs' ? examined.found : undefined;
  const told = useMemo(() => {
    const said = data?.made?.told ?? [];
    if (found === undefined) return said;
    return [...found.told, ...said.filter(({ what }) => what === 'unseen')];
  }, [found, data]);
  const groups = useMemo(() => groupsOf(told), [told]);
  const tick = (group: string) =>
    setSeen((before) => {
      const next = new Set(before);
      if (!next.delete(group)) next.add(group);
      return next;
    });
  const move = (by: number) => {
    const next = Math.max(0, Math.min(groups.length - 1, at + by));
    setAt(next);
    document
      .querySelector(`[data-group="${groups[next]?.key}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  };
  useKeys([
    { keys: 'Esc', says: t('frame.keyBack'), run: () => go('publish') },
    { keys: 'J', says: t('publish.keyNextGroup'), inFoot: true, run: () => move(1) },
    { keys: 'K', says: t('publish.keyPreviousGroup'), inFoot: true, run: () => move(-1) },
    ...(isDraft && maySign
      ? [
          {
            keys: 'Space',
            says: t('publish.keySeen'),
            inFoot: true,
            run: () => groups[at] && tick(groups[at].key),
          },
        ]
      : []),
    { keys: 'L', says: t('publish.keyHistory'), inFoot: true, run: () => go('publish') },
  ]);
  if (data === undefined) {
    return problem === undefined ? <Skeleton /> : <Problem problem={problem} onRetry={reload} />;
  }
  const { release, made, facts, rings, signatures } = data;
  /** One at a time, whatever is pressed how often. */
  const act = async (path: string, body?: unknown): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    setFailed(undefined);
    const answer = await link.post(ReleaseAnswerSchema, path, body);
    busy.current = false;
    setFailed(answer.ok ? undefined : answer.error);
    reload();
    reloadKey();
  };
  return (
    <div class="pubpage">
      <div class="head">
        <h1>{`${release.contentVersion}: ${release.note}`}</h1>
        <span class="m s">{t('publish.by', { name: release.madeByName || release.madeBy })}</span>
        <span class="sp" />
        <Status status={stateStatus[release.state]} strong>
          {t(releaseStates[release.state])}
        </Status>
      </div>
      <StageBar answer={data} />
      {problem !== undefined && <Problem problem={problem} onRetry={reload} />}
      {failed !== undefined && (
        <Problem problem={failed} onRetry={reload} says={sayRefusal(t, failed)} />
      )}
      {release.reason !== null && (
        <Note tone={release.state === 'held' ? 'e' : 'w'}>{sayReason(t, release.reason)}</Note>
      )}
      <div class="pub">
        <section class="panel main" aria-label={release.note}>
          <AppsNote apps={made?.apps} />
          {isDraft && <ExaminedNote examined={examined} trust={trust} />}
          <ToldList
            groups={groups}
            moreCount={found?.moreCount ?? made?.moreCount ?? 0}
            documents={made?.documents ?? []}
            at={at}
            {...(isDraft && maySign && { ticks: { seen, onTick: tick } })}
          />
          {made !== null && <FindingList findings={made.findings} />}
          {made !== null && Object.keys(made.reasons).length > 0 && (
            <dl class="kv pad">
              {Object.entries(made.reasons).map(([code, reason]) => (
                <Fragment key={code}>
                  <dt>{sayWarning(t, made.findings, code)}</dt>
                  <dd>{reason}</dd>
                </Fragment>
              ))}
            </dl>
          )}
        </section>
        <aside class="panel side" aria-label={t('publish.signatures')}>
          <SignPanel
            release={release}
            signatures={signatures}
            needsApprover={data.needsApprover}
            isOwn={data.isOwn}
            deltaBytes={made?.deltaBytes}
            keyState={key}
            examined={examined}
            unseenCount={groups.filter((group) => !seen.has(group.key)).length}
            onSign={(body) => act(releasePaths.signatures(id), body)}
            onVoid={(why) => act(releasePaths.void(id), { why })}
          />
          <RingsPanel release={release} facts={facts} rings={rings} act={act} />
        </aside>
      </div>
    </div>
  );
}
