import { useMemo, useState } from 'preact/hooks';
import {
  DocumentListSchema,
  type DocumentRow,
  documentPaths,
  SavedDocumentSchema,
} from '../../domain/api/console/index.ts';
import { Dialog, go, useConsole, useLive, useMay } from '../frame/index.ts';
import type { LinkProblem } from '../link/index.ts';
import {
  Button,
  type Column,
  Empty,
  Field,
  Problem,
  Skeleton,
  StatusShape,
  Table,
} from '../ui/index.ts';
import { sayAuthor, sayDateTime, sayNumber, useWords, type Words } from '../words/index.ts';
import { newFlow } from './model/new-flow.ts';
import { hanoiDay } from './model/today.ts';

const keyOf = ({ id }: DocumentRow) => id;

function columnsFor(t: Words): readonly Column<DocumentRow>[] {
  const count = (key: 'errors' | 'warnings', title: string): Column<DocumentRow> => ({
    key,
    title,
    width: 100,
    isNumber: true,
    text: (row) => sayNumber(row[key]),
    value: (row) => row[key],
  });
  return [
    {
      key: 'found',
      title: '',
      width: 30,
      text: ({ errors, warnings }) => (errors > 0 ? '0' : warnings > 0 ? '1' : '2'),
      draw: ({ errors, warnings }) => (
        <StatusShape status={errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'done'} />
      ),
    },
    { key: 'title', title: t('flows.colName'), weight: 'bold', text: ({ title }) => title },
    { key: 'id', title: t('flows.colId'), width: 180, weight: 'grey', text: ({ id }) => id },
    {
      key: 'status',
      title: t('flows.colState'),
      width: 130,
      text: ({ status }) => t(`flows.${status}`),
    },
    count('errors', t('flows.colErrors')),
    count('warnings', t('flows.colWarnings')),
    {
      key: 'by',
      title: t('flows.colBy'),
      width: 150,
      weight: 'grey',
      text: ({ editedBy }) => sayAuthor(t, editedBy),
    },
    {
      key: 'at',
      title: t('flows.colAt'),
      width: 140,
      weight: 'grey',
      text: ({ editedAt }) => sayDateTime(editedAt),
      value: ({ editedAt }) => Date.parse(editedAt),
    },
  ];
}

/** Every flow, with what the checker found in it; those with errors first. */
export function FlowList() {
  const t = useWords();
  const { data, problem, reload } = useLive(DocumentListSchema, 'documents?kind=flow');
  const columns = useMemo(() => columnsFor(t), [t]);
  const [selected, setSelected] = useState<string>();
  const [isAdding, setAdding] = useState(false);
  const isEditor = useMay('editor');
  const rows = useMemo(
    () =>
      (data?.rows ?? []).toSorted(
        (a, b) =>
          b.errors - a.errors ||
          b.warnings - a.warnings ||
          // As Vietnamese orders its letters: Đ stands after D.
          a.title.localeCompare(b.title, 'vi'),
      ),
    [data],
  );
  if (data === undefined) {
    return problem === undefined ? <Skeleton /> : <Problem problem={problem} onRetry={reload} />;
  }
  return (
    <>
      <Table
        label={t('flows.title')}
        title={t('flows.listTitle', { count: sayNumber(rows.length) })}
        rows={rows}
        columns={columns}
        keyOf={keyOf}
        selected={selected}
        onSelect={setSelected}
        onOpen={(id) => go(`flows/${id}`)}
        tools={
          isEditor && (
            <Button kind="quiet" icon="plus" onPress={() => setAdding(true)}>
              {t('flows.add')}
            </Button>
          )
        }
        empty={<Empty title={t('flows.emptyTitle')}>{t('flows.emptyText')}</Empty>}
      />
      {isAdding && <AddFlow onClose={() => setAdding(false)} />}
    </>
  );
}

const idPattern = /^[A-Za-z0-9][A-Za-z0-9-]{0,59}$/;

function AddFlow({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const { link } = useConsole();
  const [id, setId] = useState('');
  const [problem, setProblem] = useState<LinkProblem>();
  const isGood = idPattern.test(id);
  const add = async () => {
    if (!isGood) return;
    const body = newFlow(id, hanoiDay(Date.now()));
    const answer = await link.put(SavedDocumentSchema, documentPaths.one('flow', id), {
      revision: 0,
      body,
    });
    if (answer.ok) go(`flows/${id}`);
    else setProblem(answer.error);
  };
  return (
    <Dialog label={t('flows.add')} onClose={onClose}>
      <form
        class="body form"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <Field label={t('flows.addId')} value={id} onInput={setId} autoFocus lengthMax={60} />
        {problem && <Problem problem={problem} />}
        <div class="row">
          <Button
            kind="primary"
            submit
            onPress={() => undefined}
            closed={isGood ? undefined : t('flows.addBad')}
          >
            {t('flows.addDo')}
          </Button>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
