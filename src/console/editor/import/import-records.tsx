import { useEffect, useMemo, useState } from 'preact/hooks';
import {
  DecidedSchema,
  ImportListSchema,
  type ImportRow,
  ImportRowsSchema,
  importOutcomes,
  importPaths,
  importsMax,
} from '../../../domain/api/console/index.ts';
import { Dialog, go, useConsole, useLive } from '../../frame/index.ts';
import type { LinkProblem } from '../../link/index.ts';
import {
  Button,
  Check,
  type Column,
  Empty,
  Field,
  Note,
  Problem,
  Segments,
  Skeleton,
  Status,
  Table,
} from '../../ui/index.ts';
import { sayNumber, useWords, type Words } from '../../words/index.ts';
import { RecordPanel } from './record-panel.tsx';
import { sayPlace, sayWhy } from './say-row.ts';

const shapes = {
  new: 'running',
  changed: 'running',
  same: 'done',
  refused: 'error',
  twice: 'warning',
} as const;
const keyOf = ({ place }: ImportRow) => String(place);
const filters = ['open', 'all', ...importOutcomes] as const;
type Filter = (typeof filters)[number];
const isOpen = ({ outcome, decision }: ImportRow) =>
  (outcome === 'new' || outcome === 'changed') && decision === null;

/** Beside an open record its name stays, and what is in the record is not in the table. */
function columnsFor(t: Words, isBeside: boolean): readonly Column<ImportRow>[] {
  const columns: readonly Column<ImportRow>[] = [
    {
      key: 'outcome',
      title: t('import.outcome'),
      width: 116,
      text: ({ outcome }) => t(`import.${outcome}`),
      draw: ({ outcome }) => <Status status={shapes[outcome]}>{t(`import.${outcome}`)}</Status>,
    },
    {
      key: 'decision',
      title: t('import.decision'),
      width: 100,
      text: ({ decision }) => (decision === null ? '' : t(`import.${decision}`)),
    },
    { key: 'code', title: t('editor.code'), width: 104, text: ({ code }) => code, weight: 'grey' },
    { key: 'title', title: t('editor.title'), text: ({ title }) => title, weight: 'bold' },
    {
      key: 'fields',
      title: t('import.fields'),
      width: 64,
      isNumber: true,
      text: ({ outcome, fields }) => (outcome === 'changed' ? sayNumber(fields) : ''),
      value: ({ fields }) => -fields,
    },
    {
      key: 'ours',
      title: t('import.ours'),
      width: 96,
      text: ({ isOurs }) => (isOurs ? t('import.oursYes') : ''),
    },
    {
      key: 'why',
      title: t('import.why'),
      width: 220,
      text: (row) => sayWhy(t, row),
      weight: 'grey',
    },
    {
      key: 'at',
      title: t('import.at'),
      width: 88,
      text: ({ at }) => sayPlace(t, at),
      weight: 'grey',
    },
  ];
  return isBeside ? columns.filter(({ key }) => besideKeys.includes(key)) : columns;
}

const besideKeys: readonly string[] = ['outcome', 'code', 'title', 'fields'];

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

interface TakeAllProps {
  readonly count: number;
  readonly onTake: (send: string | undefined) => void;
  readonly onClose: () => void;
}

/** Taking thousands at once is said once more, with the choice of sending them for approval. */
function TakeAll({ count, onTake, onClose }: TakeAllProps) {
  const t = useWords();
  const [sends, setSends] = useState(false);
  const [note, setNote] = useState('');
  const isReady = !sends || note.trim() !== '';
  const title = t('import.takeAll', { count: sayNumber(count) });
  return (
    <Dialog label={title} onClose={onClose}>
      <form
        class="body form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) onTake(sends ? note : undefined);
        }}
      >
        <h2>{title}</h2>
        <p>{t('import.takeAllText')}</p>
        <Check
          label={t('import.sendToo')}
          hint={t('import.sendTooHint')}
          checked={sends}
          onChange={setSends}
        />
        {sends && (
          <Field
            label={t('editor.reasonNeeded')}
            value={note}
            onInput={setNote}
            lines={2}
            lengthMax={500}
          />
        )}
        <div class="row">
          <Button
            kind="primary"
            submit
            onPress={() => undefined}
            closed={isReady ? undefined : t('editor.reasonMissing')}
          >
            {title}
          </Button>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
