import { useWords } from '../words/index.ts';
import type { Column } from './column.ts';
import { Icon } from './icon.tsx';
import type { Sort } from './order-rows.ts';

interface TableHeadProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly sort: Sort | undefined;
  readonly onSort: (sort: Sort | undefined) => void;
}

/** Up, down, and back to the order in which the rows came. */
export function TableHead<Row>({ columns, sort, onSort }: TableHeadProps<Row>) {
  const t = useWords();
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map(({ key, title, isNumber }) => {
          const own = sort?.key === key ? sort : undefined;
          const next =
            own === undefined
              ? { key, isDown: false }
              : own.isDown
                ? undefined
                : { key, isDown: true };
          return (
            <th
              key={key}
              scope="col"
              class={isNumber === true ? 'r' : ''}
              aria-sort={own === undefined ? 'none' : own.isDown ? 'descending' : 'ascending'}
            >
              <button
                type="button"
                title={t('ui.sortBy', { column: title })}
                onClick={() => onSort(next)}
              >
                {title}
                {own !== undefined && <Icon name={own.isDown ? 'sortDown' : 'sortUp'} size={12} />}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
