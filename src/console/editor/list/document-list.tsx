import { useMemo, useState } from 'preact/hooks';
import { DocumentListSchema, type DocumentRow } from '../../../domain/api/console/index.ts';
import {
  cityBoardKinds,
  emergencyKinds,
  type Pictogram,
  seasonKinds,
} from '../../../domain/service/index.ts';
import { buildingName, go, mayBegin, useConsole, useLive } from '../../frame/index.ts';
import {
  Button,
  type Column,
  Empty,
  Problem,
  Segments,
  Skeleton,
  Status,
  Table,
  useKept,
} from '../../ui/index.ts';
import {
  language,
  sayAuthor,
  sayDateTime,
  sayNumber,
  useWords,
  type Words,
} from '../../words/index.ts';
import { officeNames, pictogramNames } from '../form/index.ts';
import { NewDocument, type NewKind } from '../new/index.ts';
import { WantedNote } from './wanted-note.tsx';

const statusOf = {
  published: 'well',
  new: 'running',
  changed: 'running',
  removed: 'warning',
} as const;
const wordOf = {
  published: 'editor.published',
  new: 'editor.new',
  changed: 'editor.changed',
  removed: 'editor.removed',
} as const;
const reviewWords = {
  draft: 'editor.reviewDraftWord',
  sent: 'editor.reviewSentWord',
  approved: 'editor.reviewApprovedWord',
  returned: 'editor.reviewReturnedWord',
} as const;
const reviewRank = { returned: 0, sent: 1, approved: 2, draft: 3 } as const;
const rank = { removed: 0, changed: 1, new: 1, published: 2 } as const;
const keyOf = ({ id }: DocumentRow) => id;
/** Thousands of rows: what others save shows within half a minute. */
const everyMs = 30_000;

function sayFindings(t: Words, { errors, warnings }: DocumentRow): string {
  if (errors > 0) return t('editor.errorsCount', { count: errors });
  return warnings > 0 ? t('editor.warningsCount', { count: warnings }) : t('editor.noFindings');
}

/** What a place is stands in the row as a key; the field of a procedure in words. */
function sayGroup(t: Words, kind: NewKind, { group }: DocumentRow): string {
  if (kind === 'emergency') {
    const known = emergencyKinds.find((one) => one === group);
    return known === undefined ? group : t(`emergency.kind_${known}`);
  }
  if (kind === 'season') {
    const known = seasonKinds.find((one) => one === group);
    return known === undefined ? group : t(`city.season_${known}`);
  }
  if (kind === 'board') {
    const known = cityBoardKinds.find((one) => one === group);
    return known === undefined ? group : t(`boards.kind_${known}`);
  }
  if (kind === 'leaflet') return pictogramNames[group as Pictogram]?.[language.value] ?? group;
  return officeNames[group]?.[language.value] ?? group;
}

const groupWords = {
  procedure: 'editor.field',
  place: 'editor.placeKind',
  notice: 'editor.noticeFrom',
  emergency: 'emergency.kind',
  building: 'city.keeper',
  season: 'city.seasonKind',
  leaflet: 'editor.pictogram',
  board: 'boards.kind',
} as const;

function columnsFor(t: Words, kind: NewKind): readonly Column<DocumentRow>[] {
  return [
    {
      key: 'status',
      title: t('editor.state'),
      width: 124,
      text: ({ status }) => t(wordOf[status]),
      value: ({ status }) => rank[status],
      draw: ({ status }) => <Status status={statusOf[status]}>{t(wordOf[status])}</Status>,
    },
    {
      key: 'review',
      title: t('editor.review'),
      width: 112,
      text: ({ review }) => (review === undefined ? '' : t(reviewWords[review])),
      value: ({ review }) => (review === undefined ? 9 : reviewRank[review]),
    },
    {
      key: 'findings',
      title: t('editor.findings'),
      width: 124,
      text: (row) => sayFindings(t, row),
      value: ({ errors, warnings }) => -(errors * 1_000 + warnings),
      draw: (row) => (
        <Status status={row.errors > 0 ? 'error' : row.warnings > 0 ? 'warning' : 'done'}>
          {sayFindings(t, row)}
        </Status>
      ),
    },
    {
      key: 'title',
      title: t('editor.title'),
      text: ({ title }) => (kind === 'building' ? buildingName(title) : title),
      weight: 'bold',
    },
    {
      key: 'group',
      title: t(groupWords[kind]),
      width: 220,
      text: (row) => sayGroup(t, kind, row),
    },
    { key: 'id', title: t('editor.code'), width: 112, text: ({ id }) => id, weight: 'grey' },
    {
      key: 'by',
      title: t('editor.editedBy'),
      width: 132,
      text: ({ editedBy }) => sayAuthor(t, editedBy),
      weight: 'grey',
    },
    {
      key: 'at',
      title: t('editor.editedAt'),
      width: 136,
      text: ({ editedAt }) => sayDateTime(editedAt),
      value: ({ editedAt }) => -Date.parse(editedAt),
      weight: 'grey',
    },
  ];
}

const addWords = {
  procedure: 'editor.newProcedure',
  place: 'editor.newPlace',
  notice: 'editor.newNotice',
  emergency: 'emergency.newDraft',
  building: 'city.newBuilding',
  season: 'city.newSeason',
  leaflet: 'city.newLeaflet',
  board: 'boards.new',
} as const;

const filters = ['all', 'withErrors', 'withChanges', 'withReview'] as const;
type Filter = (typeof filters)[number];

interface ListProps {
  readonly kind: NewKind;
  /** Path of the page. */
  readonly path: string;
  readonly label: string;
  readonly query: URLSearchParams;
  readonly tools?: preact.ComponentChildren;
}

/** Every document of a kind, what needs a hand first; the state filter stands in the address. */
export function DocumentList({ kind, path, label, query, tools }: ListProps) {
  const t = useWords();
  const { data, problem, reload } = useLive(DocumentListSchema, `documents?kind=${kind}`, everyMs);
  const [selected, setSelected] = useKept<string | undefined>(`${path} selected`, undefined);
  const [isAdding, setAdding] = useState(false);
  const mayEdit = mayBegin(useConsole().session.person, kind);
  const columns = useMemo(() => columnsFor(t, kind), [t, kind]);
  const filter: Filter = filters.find((one) => one === query.get('state')) ?? 'all';
  const rows = useMemo(() => {
    const all = data?.rows ?? [];
    const shown = all.filter(
      ({ errors, status, review }) =>
        filter === 'all' ||
        (filter === 'withErrors'
          ? errors > 0
          : filter === 'withReview'
            ? review !== undefined
            : status !== 'published'),
    );
    // Sorting is stable: the titles keep the hub's order within a rank.
    return shown.toSorted((a, b) => rank[a.status] - rank[b.status] || b.errors - a.errors);
  }, [data, filter]);
  if (data === undefined) {
    return problem === undefined ? <Skeleton /> : <Problem problem={problem} onRetry={reload} />;
  }
  return (
    <>
      {kind === 'procedure' && <WantedNote />}
      <div class="cols">
        <Table
          label={label}
          title={t('editor.summary', {
            all: sayNumber(data.rows.length),
            changed: sayNumber(data.rows.filter(({ status }) => status !== 'published').length),
            errors: sayNumber(data.rows.filter(({ errors }) => errors > 0).length),
          })}
          keeps={path}
          rows={rows}
          columns={columns}
          keyOf={keyOf}
          selected={selected}
          onSelect={setSelected}
          onOpen={(id) => go(`${path}/${id}`)}
          tools={
            <>
              <Segments
                label={t('editor.stateFilter')}
                value={filter}
                options={filters.map((value) => ({ value, text: t(`editor.${value}`) }))}
                onChoose={(value) =>
                  go(value === 'all' ? path : `${path}?state=${value}`, { replace: true })
                }
              />
              {mayEdit && (
                <Button icon="plus" onPress={() => setAdding(true)}>
                  {t(addWords[kind])}
                </Button>
              )}
              {tools}
            </>
          }
          empty={<Empty title={t('editor.emptyTitle')}>{t('editor.emptyText')}</Empty>}
        />
        {isAdding && <NewDocument kind={kind} path={path} onClose={() => setAdding(false)} />}
      </div>
    </>
  );
}
