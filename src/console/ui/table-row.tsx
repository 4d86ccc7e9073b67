import { Component } from 'preact';
import { type Column, cellClass } from './column.ts';

interface TableRowProps<Row> {
  readonly row: Row;
  readonly columns: readonly Column<Row>[];
  readonly id: string;
  /** Place in the table, the head not counted. */
  readonly index: number;
  readonly rowHeight: number;
  readonly isAt: boolean;
  readonly isMarked: boolean;
  /** The same object at each drawing. */
  readonly acts: { readonly choose: (row: Row) => void; readonly open: (row: Row) => void };
}

/** A row; while the table scrolls it is drawn again only when something of it changed (P14). */
export class TableRow<Row> extends Component<TableRowProps<Row>> {
  override shouldComponentUpdate(next: TableRowProps<Row>): boolean {
    const { row, columns, index, rowHeight, isAt, isMarked } = this.props;
    return (
      row !== next.row ||
      columns !== next.columns ||
      index !== next.index ||
      rowHeight !== next.rowHeight ||
      isAt !== next.isAt ||
      isMarked !== next.isMarked
    );
  }

  override render() {
    const { row, columns, id, index, rowHeight, isAt, isMarked, acts } = this.props;
    return (
      <tr
        id={id}
        aria-rowindex={index + 2}
        aria-selected={isAt || isMarked}
        class={`${isAt ? 'at' : ''}${isMarked ? ' marked' : ''}`}
        onClick={() => acts.choose(row)}
        onDblClick={() => acts.open(row)}
      >
        {columns.map((column) => (
          <td key={column.key} style={{ height: `${rowHeight}px` }} class={cellClass(column)}>
            {column.draw === undefined ? column.text(row) : column.draw(row)}
          </td>
        ))}
      </tr>
    );
  }
}
