import { useMemo, useState } from 'preact/hooks';
import {
  DoneAnswerSchema,
  feedPaths,
  type ListedSource,
  SourcesAnswerSchema,
} from '../../domain/api/console/index.ts';
import { go, type PageProps, useConsole, useLive, useMay } from '../frame/index.ts';
import type { LinkProblem } from '../link/index.ts';
import {
  Button,
  type Column,
  Drawer,
  Empty,
  Note,
  Problem,
  Skeleton,
  Status,
  Table,
} from '../ui/index.ts';
import {
  language,
  sayDateTime,
  sayNumber,
  saySpan,
  sayTime,
  useWords,
  type Words,
} from '../words/index.ts';
import { sayOutcome, sayRefusal, sourceStates, stateOf, statusOf, wallOf } from './say-source.ts';

const keyOf = ({ name }: ListedSource) => name;

function sayBoard(t: Words, { board, gives }: ListedSource): string {
  if (board === null) return t(`feeds.gives_${gives}`);
  return board.title?.[language.value] ?? t('feeds.boardMissing', { key: board.key });
}

function sayLast(t: Words, { last }: ListedSource): string {
  if (last === null) return t('feeds.lastNone');
  const station = last.stationName?.[language.value] ?? last.station;
  const unit = last.unit?.[language.value] ?? '';
  return `${station}: ${sayNumber(last.value)} ${unit}`.trim();
}

function columnsFor(t: Words, nowMs: number): readonly Column<ListedSource>[] {
  return [
    {
      key: 'state',
      title: t('feeds.state'),
      width: 148,
      text: (row) => t(`feeds.${stateOf(row, nowMs)}`),
      value: (row) => sourceStates.indexOf(stateOf(row, nowMs)),
      draw: (row) => {
        const state = stateOf(row, nowMs);
        return <Status status={statusOf[state]}>{t(`feeds.${state}`)}</Status>;
      },
    },
    {
      key: 'name',
      title: t('feeds.name'),
      width: 200,
      text: ({ name }) => name,
      weight: 'bold',
    },
    { key: 'board', title: t('feeds.gives'), width: 140, text: (row) => sayBoard(t, row) },
    {
      key: 'last',
      title: t('feeds.last'),
      width: 220,
      text: (row) => (row.gives === 'numbers' ? sayLast(t, row) : ''),
    },
    {
      key: 'age',
      title: t('feeds.age'),
      width: 104,
      text: ({ last }) => (last === null ? '' : saySpan(t, nowMs - last.atMs)),
      value: ({ last }) => (last === null ? 0 : last.atMs - nowMs),
    },
    { key: 'said', title: t('feeds.said'), text: (row) => sayOutcome(t, row), weight: 'grey' },
  ];
}

/** What other systems give: the worst first, each in words, and asked at once where somebody may. */
export function View({ rest }: PageProps) {
  const t = useWords();
  const { data, problem, reload } = useLive(SourcesAnswerSchema, feedPaths.all, 5_000);
  const nowMs = data?.nowMs ?? 0;
  const columns = useMemo(() => columnsFor(t, nowMs), [t, nowMs]);
  const rows = useMemo(() => {
    const rank = (row: ListedSource) => sourceStates.indexOf(stateOf(row, nowMs));
    return (data?.sources ?? []).toSorted((a, b) => rank(a) - rank(b));
  }, [data, nowMs]);
  if (data === undefined) {
    return problem === undefined ? <Skeleton /> : <Problem problem={problem} onRetry={reload} />;
  }
  const bad = rows.filter((row) => ['error', 'warning'].includes(statusOf[stateOf(row, nowMs)]));
  const selected = rows.find(({ name }) => name === rest);
  return (
    <div class="cols">
      <Table
        label={t('feeds.title')}
        title={t('feeds.summary', {
          count: sayNumber(rows.length),
          bad: sayNumber(bad.length),
        })}
        rows={rows}
        columns={columns}
        keyOf={keyOf}
        selected={selected?.name}
        onSelect={(name) => go(name === undefined ? 'feeds' : `feeds/${name}`, { replace: true })}
        empty={<Empty title={t('feeds.none')}>{t('feeds.noneText')}</Empty>}
      />
      {selected !== undefined && (
        <SourceDrawer key={selected.name} source={selected} nowMs={nowMs} onAsked={reload} />
      )}
    </div>
  );
}

interface DrawerProps {
  readonly source: ListedSource;
  readonly nowMs: number;
  readonly onAsked: () => void;
}

/** One source: what it said, what of it was refused, and what kiosks make of it. */
function SourceDrawer({ source, nowMs, onAsked }: DrawerProps) {
  const t = useWords();
  const { link } = useConsole();
  const mayAsk = useMay('operator');
  const [asked, setAsked] = useState<'asked' | 'rests'>();
  const [failed, setFailed] = useState<LinkProblem>();
  const { answeredMs, askedMs, board, failures, last, refused } = source;
  const state = stateOf(source, nowMs);
  const ask = async () => {
    const answer = await link.post(DoneAnswerSchema, feedPaths.ask(source.name), {});
    const rests = !answer.ok && answer.error.kind === 'refused' && answer.error.code === 'conflict';
    setAsked(answer.ok ? 'asked' : rests ? 'rests' : undefined);
    setFailed(answer.ok || rests ? undefined : answer.error);
    onAsked();
  };
  return (
    <Drawer
      title={source.name}
      sub={sayBoard(t, source)}
      onClose={() => go('feeds', { replace: true })}
      actions={
        <>
          {mayAsk && source.isAsked && (
            <Button kind="primary" onPress={() => void ask()}>
              {t('feeds.askNow')}
            </Button>
          )}
          {board?.title && (
            <Button onPress={() => go(`boards/${board.key}`)}>{t('feeds.board')}</Button>
          )}
        </>
      }
    >
      <section>
        <Status status={statusOf[state]} strong>
          {t(`feeds.${state}`)}
        </Status>
        {source.isTrial && <Note tone="w">{t('feeds.trial')}</Note>}
        {failed !== undefined && <Problem problem={failed} />}
        {asked !== undefined && (
          <p role="status">{t(asked === 'asked' ? 'feeds.askedNow' : 'feeds.askRest')}</p>
        )}
      </section>
      <section>
        <h3>{t('feeds.said')}</h3>
        <p>{sayOutcome(t, source)}</p>
        {failures > 0 && <p>{t('feeds.failures', { count: sayNumber(failures) })}</p>}
        {askedMs !== null && <p class="m">{t('feeds.asked', { time: sayDateTime(askedMs) })}</p>}
        <p class="m">
          {answeredMs === null
            ? t('feeds.answeredNever')
            : t('feeds.answered', { time: sayDateTime(answeredMs) })}
        </p>
        {source.isAsked && (
          <p class="m">{t('feeds.next', { time: sayTime(source.nextMs, false) })}</p>
        )}
      </section>
      <section>
        <h3>{t('feeds.refused')}</h3>
        {Object.keys(refused).length === 0 && <p>{t('feeds.refusedNone')}</p>}
        {Object.entries(refused).map(([reason, count]) => (
          <p key={reason}>
            {sayRefusal(t, reason)}: {sayNumber(count)}
          </p>
        ))}
      </section>
      {source.gives === 'numbers' && (
        <section>
          <h3>{t('feeds.last')}</h3>
          <p>{sayLast(t, source)}</p>
          {last !== null && (
            <p class="m">
              {sayDateTime(last.atMs)}, {saySpan(t, nowMs - last.atMs)}
            </p>
          )}
        </section>
      )}
      <section>
        <h3>{t('feeds.onWall')}</h3>
        <p>{t(wallOf(source, nowMs))}</p>
      </section>
    </Drawer>
  );
}
