import { useMemo } from 'preact/hooks';
import type { Flow } from '../../../domain/guide/index.ts';
import type { AnswerRow, AnswerTable } from '../../../domain/guide/table/index.ts';
import { type Column, Empty, Note, Skeleton, StatusShape, Table } from '../../ui/index.ts';
import { language, sayNumber, useWords, type Words } from '../../words/index.ts';
import type { Marks } from '../model/marks.ts';
import { saySpan, titleOf } from '../say/say-answers.ts';

export type NumberedRow = AnswerRow & { readonly key: string };

/** Rows with keys that stay while the rows stay. */
export const numbered = (table: AnswerTable | undefined): readonly NumberedRow[] =>
  (table?.rows ?? []).map((row, index) => ({ ...row, key: `${row.outcome} ${index}` }));

function columnsOf(
  flow: Flow,
  marks: Marks,
  t: Words,
  locale: string,
): readonly Column<NumberedRow>[] {
  const variables = Object.entries(flow.states).flatMap(([id, state]) =>
    state.kind === 'outcome' ? [] : [[id, state.var] as const],
  );
  const seen = new Set<string>();
  return [
    {
      key: 'state',
      title: '',
      width: 30,
      text: ({ outcome }) => marks.states.get(outcome) ?? '',
      draw: ({ outcome }) => <StatusShape status={marks.states.get(outcome) ?? 'done'} />,
    },
    {
      key: 'outcome',
      title: t('flows.colOutcome'),
      width: 220,
      weight: 'bold',
      text: ({ outcome }) => titleOf(flow, outcome, locale),
    },
    ...variables.flatMap(([, name]): Column<NumberedRow>[] => {
      if (seen.has(name)) return [];
      seen.add(name);
      return [
        {
          key: `var ${name}`,
          title: name,
          width: 130,
          text: ({ spans }) => {
            const own = spans.find(({ variable }) => variable === name);
            return own === undefined ? '' : saySpan(flow, name, own.span, locale, t);
          },
        },
      ];
    }),
    {
      key: 'papers',
      title: t('flows.colPapers'),
      width: 90,
      isNumber: true,
      text: ({ items }) => t('flows.papers', { count: items.length }),
      value: ({ items }) => items.length,
    },
    {
      key: 'classes',
      title: t('flows.colClasses'),
      isNumber: true,
      width: 70,
      text: ({ classes }) => sayNumber(classes),
      value: ({ classes }) => classes,
    },
    { key: 'end', title: '', text: () => '' },
  ];
}

interface OutcomeTableProps {
  readonly flow: Flow;
  readonly table: AnswerTable | undefined;
  /** Whether a check has ended: before, nothing is said of what is not there. */
  readonly isChecked: boolean;
  readonly rows: readonly NumberedRow[];
  readonly marks: Marks;
  readonly selected: string | undefined;
  readonly onSelect: (key: string | undefined) => void;
}

const keyOf = ({ key }: NumberedRow) => key;

/** Every outcome with the answers that lead to it; the same selection as the drawing (P4). */
export function OutcomeTable(props: OutcomeTableProps) {
  const { flow, table, isChecked, rows, marks, selected, onSelect } = props;
  const t = useWords();
  const locale = language.value;
  const columns = useMemo(() => columnsOf(flow, marks, t, locale), [flow, marks, t, locale]);
  if (!isChecked) return <Skeleton rows={4} />;
  if (table === undefined) return <Empty title={t('flows.tableNone')} />;
  // Each column keeps its room; the table scrolls sideways.
  const width = columns.reduce((sum, column) => sum + (column.width ?? 20), 0);
  return (
    <div class="outcome-table" style={{ '--table-width': `${width}px` }}>
      <Table
        label={t('flows.tableLabel')}
        rows={rows}
        columns={columns}
        keyOf={keyOf}
        selected={selected}
        onSelect={onSelect}
        note={t('flows.tableNote', { rows: sayNumber(rows.length) })}
        empty={<Empty title={t('flows.tableNone')} />}
      >
        {table.exactness === 'outcomes' && <Note tone="w">{t('flows.tableOutcomes')}</Note>}
        {table.exactness === 'cut' && <Note tone="w">{t('flows.tableCut')}</Note>}
      </Table>
    </div>
  );
}
