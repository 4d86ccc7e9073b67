import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useKeys } from '../keys/index.ts';
import { sayNumber, useWords } from '../words/index.ts';
import { Button } from './button.tsx';
import type { Column } from './column.ts';
import { saveCsv } from './csv.ts';
import { fileText } from './file-text.ts';
import { Icon } from './icon.tsx';
import { RowOrder, type Sort } from './order-rows.ts';
import { rowWindow } from './row-window.ts';
import { Empty } from './states.tsx';
import { TableHead } from './table-head.tsx';
import { toLines } from './table-lines.ts';
import { TableRow } from './table-row.tsx';
import { useKept } from './use-kept.ts';

/** What a column without a width of its own has at least, px: names are never the first to go. */
const freeWidthMin = 240;
const widthOf = (columns: readonly { readonly width?: number }[]): number =>
  columns.reduce((sum, { width }) => sum + (width ?? freeWidthMin), 0);

interface TableProps<Row> {
  /** Worst first: the order in which they come is the order until a person sorts. */
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
  /** What the table is of, for readers and for the name of the CSV file. */
  readonly label: string;
  readonly title?: ComponentChildren;
  readonly selected?: string | undefined;
  readonly onSelect: (key: string | undefined) => void;
  readonly onOpen?: (key: string) => void;
  /** Several, by `X`. Without a setter there is no marking. */
  readonly marked?: ReadonlySet<string>;
  readonly onMark?: (marked: ReadonlySet<string>) => void;
  /** Commands for what is marked. */
  readonly markedActions?: ComponentChildren;
  readonly tools?: ComponentChildren;
  /** Findings between the head and the rows. */
  readonly children?: ComponentChildren;
  readonly rowHeight?: 28 | 32 | 40;
  /** Heading of the part a row belongs to; rows come in the order of their parts. */
  readonly groupOf?: (row: Row) => string;
  /** What would be here, and the next step. */
  readonly empty: ComponentChildren;
  readonly note?: string;
  /** Name under which filter, order and place stay while the window is open. Default: they do not. */
  readonly keeps?: string;
}

/**
 * Virtual rows under a head that stays: 10,000 scroll as 50 do (P14). `J` `K` and the arrows move
 * the selection, `Enter` opens, `X` marks, `/` filters; the focus stays on the table.
 */
export function Table<Row>(props: TableProps<Row>) {
  const { rows, columns, keyOf, selected, onSelect, onOpen, marked, onMark, groupOf } = props;
  const { rowHeight = 28, keeps } = props;
  const t = useWords();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const filterField = useRef<HTMLInputElement>(null);
  const named = (what: string) => (keeps === undefined ? undefined : `${keeps} ${what}`);
  const [filter, setFilter] = useKept(named('filter'), '');
  const [sort, setSort] = useKept<Sort | undefined>(named('sort'), undefined);
  const [keptTop, keepTop] = useKept(named('top'), 0);
  const firstTop = useRef(keptTop);
  const [view, setView] = useState({ top: 0, height: 600 });

  const order = useMemo(() => new RowOrder(rows, columns), [rows, columns]);
  const listed = useMemo(() => order.list(filter, sort), [order, filter, sort]);
  const lines = useMemo(
    () => toLines(listed, sort === undefined ? groupOf : undefined),
    [listed, sort, groupOf],
  );
  const places = useMemo(
    () =>
      new Map(
        lines.flatMap((line, place) => ('row' in line ? [[keyOf(line.row), place] as const] : [])),
      ),
    [lines, keyOf],
  );
  const at = selected === undefined ? -1 : (places.get(selected) ?? -1);
  const { from, to } = rowWindow(view.top, view.height, rowHeight, lines.length);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const look = () => setView({ top: element.scrollTop, height: element.clientHeight });
    if (firstTop.current > 0) element.scrollTop = firstTop.current;
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const headHeight = 28;
  useEffect(() => {
    const element = scroller.current;
    if (element === null || at < 0) return;
    const top = at * rowHeight;
    const room = element.clientHeight - headHeight - rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top > element.scrollTop + room) element.scrollTop = top - room;
  }, [at, rowHeight]);

  const move = (by: number) => {
    let place = at < 0 ? (by > 0 ? -1 : lines.length) : at;
    const sign = Math.sign(by);
    for (let left = Math.abs(by); left > 0; ) {
      place += sign;
      const line = lines[place];
      if (line === undefined) break;
      if ('row' in line) left -= 1;
    }
    const line = lines[Math.min(lines.length - 1, Math.max(0, place))];
    const target = line !== undefined && 'row' in line ? line : lines.find((one) => 'row' in one);
    if (target !== undefined && 'row' in target) onSelect(keyOf(target.row));
    table.current?.focus({ preventScroll: true });
  };
  const mark = () => {
    if (selected === undefined || onMark === undefined) return;
    const next = new Set(marked);
    if (!next.delete(selected)) next.add(selected);
    onMark(next);
  };
  const open = () => selected !== undefined && onOpen?.(selected);
  useKeys([
    { keys: 'J', says: t('frame.keyNext'), inFoot: true, run: () => move(1) },
    { keys: 'K', says: t('frame.keyPrevious'), inFoot: true, run: () => move(-1) },
    ...(onOpen ? [{ keys: 'Enter', says: t('frame.keyOpen'), inFoot: true, run: open }] : []),
    ...(onMark ? [{ keys: 'X', says: t('ui.keyMark'), inFoot: true, run: mark }] : []),
    { keys: '/', says: t('ui.keyFilter'), inFoot: true, run: () => filterField.current?.focus() },
  ]);
  const latest = useRef(props);
  latest.current = props;
  const acts = useMemo(
    () => ({
      choose: (row: Row) => {
        const { keyOf: key, onSelect: select } = latest.current;
        select(key(row));
        table.current?.focus({ preventScroll: true });
      },
      open: (row: Row) => latest.current.onOpen?.(latest.current.keyOf(row)),
    }),
    [],
  );
  const page = Math.max(1, Math.floor(view.height / rowHeight) - 2);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -lines.length,
    End: lines.length,
  };
  /** Rows among the first lines: headings of parts are none. */
  const rowsIn = (count: number) =>
    lines.length === listed.length
      ? Math.min(count, lines.length)
      : lines.slice(0, count).filter((line) => 'row' in line).length;
  const shownFrom = Math.min(listed.length, rowsIn(Math.floor(view.top / rowHeight)) + 1);
  const shownTo = rowsIn(
    Math.max(0, Math.floor((view.top + view.height - headHeight) / rowHeight)),
  );
  const marks = marked?.size ?? 0;

  return (
    <section class="panel tablebox" aria-label={props.label}>
      <div class="ph">
        <h2>{props.title ?? props.label}</h2>
        <span class="sp" />
        {props.tools}
        <label class="filter">
          <Icon name="filter" />
          <input
            ref={filterField}
            type="search"
            placeholder={t('ui.filter')}
            aria-label={t('ui.filter')}
            value={filter}
            onInput={(event) => setFilter(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && filter !== '') {
                event.preventDefault();
                setFilter('');
              } else if (event.key === 'Enter' || event.key === 'ArrowDown') {
                event.preventDefault();
                move(at < 0 ? 1 : 0);
              }
            }}
          />
        </label>
        <Button
          kind="quiet"
          icon="download"
          onPress={() =>
            saveCsv(props.label, [
              columns.map(({ title }) => title),
              ...listed.map((row) => columns.map((column) => fileText(column, row))),
            ])
          }
        >
          {t('ui.csv')}
        </Button>
      </div>
      {props.children}
      {marks > 0 && (
        <div class="marks row">
          <b>{t('ui.marked', { count: sayNumber(marks) })}</b>
          {props.markedActions}
          <Button kind="quiet" onPress={() => onMark?.(new Set())}>
            {t('ui.unmark')}
          </Button>
        </div>
      )}
      <div
        class="scroll"
        ref={scroller}
        onScroll={(event) => {
          const { scrollTop, clientHeight } = event.currentTarget;
          setView({ top: scrollTop, height: clientHeight });
          if (keeps !== undefined) keepTop(scrollTop);
        }}
      >
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are chosen by keys, as in a grid
          role="grid"
          ref={table}
          style={{ minWidth: `${widthOf(columns)}px` }}
          tabIndex={0}
          aria-label={props.label}
          aria-rowcount={lines.length + 1}
          aria-multiselectable={onMark !== undefined}
          aria-activedescendant={at >= from && at < to ? `${id}-${at}` : undefined}
          onKeyDown={(event) => {
            const by = event.target === table.current ? steps[event.key] : undefined;
            if (by === undefined) return;
            event.preventDefault();
            move(by);
          }}
        >
          <colgroup>
            {columns.map(({ key, width }) => (
              <col key={key} style={width === undefined ? {} : { width: `${width}px` }} />
            ))}
          </colgroup>
          <TableHead columns={columns} sort={sort} onSort={setSort} />
          <tbody>
            {from > 0 && <Gap height={from * rowHeight} span={columns.length} />}
            {lines.slice(from, to).map((line, place) => {
              const index = from + place;
              if (!('row' in line)) {
                return (
                  <tr key={`group ${line.group}`} class="gr" aria-rowindex={index + 2}>
                    <td colSpan={columns.length} style={{ height: `${rowHeight}px` }}>
                      {line.group} <span class="m">{sayNumber(line.count)}</span>
                    </td>
                  </tr>
                );
              }
              const key = keyOf(line.row);
              return (
                <TableRow
                  key={key}
                  row={line.row}
                  columns={columns}
                  id={`${id}-${index}`}
                  index={index}
                  rowHeight={rowHeight}
                  isAt={index === at}
                  isMarked={marked?.has(key) === true}
                  acts={acts}
                />
              );
            })}
            {to < lines.length && (
              <Gap height={(lines.length - to) * rowHeight} span={columns.length} />
            )}
          </tbody>
        </table>
        {rows.length === 0 && props.empty}
        {rows.length > 0 && listed.length === 0 && (
          <Empty title={t('ui.noHits', { text: filter })}>
            <Button onPress={() => setFilter('')}>{t('ui.clearFilter')}</Button>
          </Empty>
        )}
      </div>
      <p class="count m s">
        {listed.length === 0
          ? t('ui.rowsNone')
          : t('ui.rows', {
              from: sayNumber(shownFrom),
              to: sayNumber(Math.max(shownFrom, shownTo)),
              all: sayNumber(listed.length),
            })}
        {props.note !== undefined && `. ${props.note}`}
      </p>
    </section>
  );
}

/** Stands for the rows that are not drawn. */
function Gap({ height, span }: { readonly height: number; readonly span: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: no focus ever comes to a gap
    <tr aria-hidden="true" class="gap">
      <td colSpan={span} style={{ height: `${height}px` }} />
    </tr>
  );
}
