import { useEffect, useMemo, useState } from 'preact/hooks';
import {
  DecidedSchema,
  ImportListSchema,
  ImportRowsSchema,
  importPaths,
  importsMax,
} from '../../../domain/api/console/index.ts';
import { go, useConsole, useLive } from '../../frame/index.ts';
import type { LinkProblem } from '../../link/index.ts';
import { Button, Empty, Note, Problem, Segments, Skeleton, Table } from '../../ui/index.ts';
import { sayNumber, useWords } from '../../words/index.ts';
import { columnsFor, type Filter, filters, isOpen, keyOf } from './record-columns.tsx';
import { RecordPanel } from './record-panel.tsx';
import { TakeAll } from './take-all.tsx';

interface RecordsProps {
  readonly id: string;
  readonly query: URLSearchParams;
}

/** The records of one file: what differs, taken or left, one by one or all that are not ours. */
export function ImportRecords({ id, query }: RecordsProps) {
  const t = useWords();
  const { link } = useConsole();
  const files = useLive(ImportListSchema, importPaths.all, 2_000);
  const { data, problem, reload } = useLive(ImportRowsSchema, importPaths.records(id), 30_000);
  const [selected, setSelected] = useState<string>();
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [isAsking, setAsking] = useState(false);
  const [failed, setFailed] = useState<LinkProblem>();
  const [told, setTold] = useState<string>();
  const isBeside = selected !== undefined;
  const columns = useMemo(() => columnsFor(t, isBeside), [t, isBeside]);
  const filter: Filter = filters.find((one) => one === query.get('show')) ?? 'open';
  const rows = useMemo(
    () =>
      (data?.rows ?? []).filter(
        (row) => filter === 'all' || (filter === 'open' ? isOpen(row) : row.outcome === filter),
      ),
    [data, filter],
  );
  const file = files.data?.imports.find((one) => one.id === id);
  const state = file?.state;
  // What was read or taken meanwhile is in the rows.
  useEffect(() => {
    if (state === 'ready') reload();
  }, [state, reload]);
  const decide = async (body: unknown) => {
    const answer = await link.post(DecidedSchema, importPaths.decisions(id), body);
    setFailed(answer.ok ? undefined : answer.error);
    if (answer.ok) {
      const { done, isRunning, refused } = answer.value;
      setTold(
        isRunning
          ? t('import.goesOn')
          : refused.length > 0
            ? t('import.notAll', {
                done: sayNumber(done),
                refused: sayNumber(refused.length),
                codes: refused.map(({ code }) => code).join(', '),
              })
            : t('import.decided', { count: sayNumber(done) }),
      );
    }
    setMarked(new Set());
    reload();
    files.reload();
  };
  if (data === undefined) {
    if (problem === undefined) return <Skeleton />;
    const isGone = problem.kind === 'refused' && problem.code === 'not-found';
    return isGone ? (
      <Empty title={t('import.goneTitle')}>
        <p>{t('import.goneText', { count: importsMax })}</p>
        <Button onPress={() => go('import')}>{t('import.files')}</Button>
      </Empty>
    ) : (
      <Problem problem={problem} onRetry={reload} />
    );
  }
  const open = data.rows.filter((row) => isOpen(row) && !row.isOurs).length;
  const row = data.rows.find((one) => keyOf(one) === selected);
  return (
    <div class={`cols${row === undefined ? '' : ' has-drawer'}`}>
      <Table
        label={t('import.records')}
        title={
          file === undefined ? t('import.records') : `${file.fileName}: ${t('import.records')}`
        }
        rows={rows}
        columns={columns}
        keyOf={keyOf}
        selected={selected}
        onSelect={setSelected}
        marked={marked}
        onMark={setMarked}
        markedActions={
          <>
            <Button
              onPress={() => void decide({ decision: 'take', places: [...marked].map(Number) })}
            >
              {t('import.take')}
            </Button>
            <Button
              onPress={() => void decide({ decision: 'leave', places: [...marked].map(Number) })}
            >
              {t('import.leave')}
            </Button>
          </>
        }
        tools={
          <>
            <Segments
              label={t('import.show')}
              value={filter}
              options={filters.map((value) => ({
                value,
                text: t(
                  value === 'all'
                    ? 'editor.all'
                    : value === 'open'
                      ? 'import.openOnes'
                      : `import.${value}`,
                ),
              }))}
              onChoose={(value) => go(`import/${id}?show=${value}`, { replace: true })}
            />
            <Button
              kind="primary"
              closed={
                file?.state !== 'ready'
                  ? t('import.notReady')
                  : open === 0
                    ? t('import.nothingOpen')
                    : undefined
              }
              onPress={() => setAsking(true)}
            >
              {t('import.takeAll', { count: sayNumber(open) })}
            </Button>
          </>
        }
        empty={<Empty title={t('import.noneTitle')}>{t('import.noneText')}</Empty>}
        note={t('import.oursNote')}
      >
        {failed !== undefined && <Problem problem={failed} />}
        {told !== undefined && <Note tone="o">{told}</Note>}
        {file?.state === 'reading' && (
          <Note tone="n">{t('import.readSoFar', { count: sayNumber(file.read) })}</Note>
        )}
        {file?.state === 'taking' && (
          <Note tone="n">{t('import.takingNow', { count: sayNumber(file.counts.taken) })}</Note>
        )}
      </Table>
      {row !== undefined && (
        <RecordPanel
          key={row.place}
          id={id}
          row={row}
          onDecide={decide}
          onClose={() => setSelected(undefined)}
        />
      )}
      {isAsking && (
        <TakeAll
          count={open}
          onTake={(send) => {
            setAsking(false);
            void decide({
              decision: 'take',
              places: 'all',
              ...(send !== undefined && { send }),
            });
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
