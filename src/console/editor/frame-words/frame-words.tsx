import { useMemo, useState } from 'preact/hooks';
import { type WordRow, WordsSchema, wordsPath } from '../../../domain/api/console/index.ts';
import { translationStates } from '../../../domain/check/index.ts';
import { go, useLive } from '../../frame/index.ts';
import {
  type Column,
  Empty,
  Note,
  Problem,
  Segments,
  Skeleton,
  Status,
  Table,
} from '../../ui/index.ts';
import { sayNumber, useWords, type Words } from '../../words/index.ts';
import { stateShapes, stateWords } from '../translations/index.ts';
import { WordDrawer } from './word-drawer.tsx';

/** Others write too: their work shows within half a minute. */
const everyMs = 30_000;
const keyOf = ({ shipped }: WordRow) => shipped.key;
const filters = ['all', 'own', ...translationStates] as const;
type Filter = (typeof filters)[number];

const isShown = (filter: Filter, { own, state, isSame }: WordRow): boolean =>
  filter === 'all' || (filter === 'own' ? own !== null || !isSame : state === filter);

function columnsFor(t: Words): readonly Column<WordRow>[] {
  const sayState = ({ own, state }: WordRow) =>
    own === null && state === 'approved' ? t('editor.wordShipped') : t(stateWords[state]);
  return [
    {
      key: 'state',
      title: t('editor.state'),
      width: 130,
      text: sayState,
      draw: (row) => <Status status={stateShapes[row.state]}>{sayState(row)}</Status>,
    },
    { key: 'key', title: t('editor.wordKey'), width: 190, text: keyOf, weight: 'grey' },
    {
      key: 'vi',
      title: t('editor.trSource'),
      text: ({ own, shipped }) => (own ?? shipped).vi,
      weight: 'bold',
    },
    { key: 'en', title: t('editor.trEnglish'), text: ({ own, shipped }) => (own ?? shipped).en },
  ];
}

/** Every word of the kiosk's own screens, shipped or written here, with how it stands (P8). */
export function FrameWords({ query }: { readonly query: URLSearchParams }) {
  const t = useWords();
  const { data, problem, reload } = useLive(WordsSchema, wordsPath, everyMs);
  const filter = filters.find((one) => one === query.get('state')) ?? 'all';
  const [selected, setSelected] = useState(query.get('key') ?? undefined);
  const columns = useMemo(() => columnsFor(t), [t]);
  const all = data?.rows;
  const rows = useMemo(() => all?.filter((row) => isShown(filter, row)) ?? [], [all, filter]);
  if (all === undefined) {
    return problem === undefined ? <Skeleton /> : <Problem problem={problem} onRetry={reload} />;
  }
  if (all.length === 0) return <Note tone="w">{t('editor.wordNone')}</Note>;
  // What is open stays open when its state is another one after a save.
  const row = all.find((one) => keyOf(one) === selected);
  const sayFilter = (value: Filter) =>
    value === 'all'
      ? t('editor.all')
      : value === 'own'
        ? t('editor.wordOwn')
        : t(stateWords[value]);
  return (
    <div class={`cols${row === undefined ? '' : ' has-drawer'}`}>
      <Table
        label={t('editor.ofWords')}
        title={t('editor.wordSummary', {
          all: sayNumber(all.length),
          own: sayNumber(all.filter(({ own }) => own !== null).length),
        })}
        rows={rows}
        columns={columns}
        keyOf={keyOf}
        selected={selected}
        onSelect={setSelected}
        tools={
          <Segments
            label={t('editor.stateFilter')}
            value={filter}
            options={filters.map((value) => ({ value, text: sayFilter(value) }))}
            onChoose={(value) => go(`translations?of=words&state=${value}`, { replace: true })}
          />
        }
        empty={<Empty title={t('editor.trEmptyTitle')}>{t('editor.trEmptyText')}</Empty>}
      />
      {row !== undefined && (
        <WordDrawer
          key={keyOf(row)}
          row={row}
          onSaved={reload}
          onClose={() => setSelected(undefined)}
        />
      )}
    </div>
  );
}
