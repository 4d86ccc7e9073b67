import { h, render } from 'preact';
import { type Column, Table } from '../../../src/console/ui/index.ts';
import '../../../src/console/ui/styles.css';

interface Row {
  readonly id: string;
  readonly place: string;
  readonly ward: string;
  readonly queue: number;
}

/** Rows of a table, as the fleet of a city has them. */
const rows: readonly Row[] = Array.from({ length: 10_000 }, (_, n) => ({
  id: `HN-${String((n * 7919) % 10_000).padStart(5, '0')}`,
  place: `Tòa ${n % 97}, sảnh ${n % 3}`,
  ward: `Phường số ${n % 126}`,
  queue: (n * 31) % 40,
}));
const columns: readonly Column<Row>[] = [
  { key: 'id', title: 'Kiosk', width: 120, text: ({ id }) => id, weight: 'bold' },
  { key: 'place', title: 'Nơi đặt', text: ({ place }) => place },
  { key: 'ward', title: 'Phường', width: 200, text: ({ ward }) => ward },
  {
    key: 'queue',
    title: 'Chờ gửi',
    width: 90,
    isNumber: true,
    text: ({ queue }) => String(queue),
    value: ({ queue }) => queue,
  },
];

const painted = () => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done)));

async function timed(run: () => void): Promise<number> {
  const start = performance.now();
  run();
  await painted();
  return performance.now() - start;
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Frames a second while a list is scrolled by 400 px a frame for `count` frames. */
async function scrollRate(scroller: Element, count = 120): Promise<number> {
  scroller.scrollTop = 0;
  await painted();
  const start = performance.now();
  for (let frame = 0; frame < count; frame += 1) {
    scroller.scrollTop += 400;
    await new Promise(requestAnimationFrame);
  }
  return (count * 1000) / (performance.now() - start);
}

/** Our table: sort by each column, filter letter by letter, scroll. */
export async function measureTable() {
  const host = document.createElement('div');
  host.style.cssText = 'height:800px;display:flex';
  document.body.append(host);
  const drawMs = await timed(() =>
    render(
      h(Table<Row>, {
        label: 'Kiosk',
        rows,
        columns,
        keyOf: ({ id }: Row) => id,
        onSelect: () => undefined,
        empty: null,
      }),
      host,
    ),
  );
  const sortMs: number[] = [];
  for (const button of host.querySelectorAll<HTMLButtonElement>('th button')) {
    for (let turn = 0; turn < 3; turn += 1) sortMs.push(await timed(() => button.click()));
  }
  const field = host.querySelector<HTMLInputElement>('.filter input');
  const filterMs: number[] = [];
  for (const text of ['t', 'to', 'toa', 'toa 1', 'toa 13', '']) {
    filterMs.push(
      await timed(() => {
        if (field === null) return;
        field.value = text;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }),
    );
  }
  const scroller = host.querySelector('.scroll');
  const framesPerSecond = scroller === null ? 0 : await scrollRate(scroller);
  const elements = host.querySelectorAll('*').length;
  host.remove();
  return {
    drawMs,
    sortMs: median(sortMs),
    sortMsMax: Math.max(...sortMs),
    filterMs: median(filterMs),
    filterMsMax: Math.max(...filterMs),
    framesPerSecond,
    elements,
  };
}

/** The peer: the same rows as a plain table, sorted and filtered by moving and hiding rows. */
export async function measurePlain() {
  const host = document.createElement('div');
  host.style.cssText = 'height:800px;overflow:auto';
  document.body.append(host);
  const table = document.createElement('table');
  const drawMs = await timed(() => {
    for (const row of rows) {
      const line = table.insertRow();
      for (const { text } of columns) line.insertCell().textContent = text(row);
    }
    host.append(table);
  });
  const sortMs: number[] = [];
  for (let column = 0; column < columns.length; column += 1) {
    sortMs.push(
      await timed(() => {
        const lines = [...table.rows].sort((a, b) =>
          (a.cells[column]?.textContent ?? '').localeCompare(
            b.cells[column]?.textContent ?? '',
            'vi',
          ),
        );
        table.tBodies[0]?.append(...lines);
      }),
    );
  }
  const filterMs: number[] = [];
  for (const text of ['t', 'tò', 'tòa', 'tòa 1', 'tòa 13', '']) {
    filterMs.push(
      await timed(() => {
        for (const line of table.rows) {
          line.hidden = !(line.textContent ?? '').toLowerCase().includes(text);
        }
      }),
    );
  }
  const framesPerSecond = await scrollRate(host);
  const elements = host.querySelectorAll('*').length;
  host.remove();
  return {
    drawMs,
    sortMs: median(sortMs),
    sortMsMax: Math.max(...sortMs),
    filterMs: median(filterMs),
    filterMsMax: Math.max(...filterMs),
    framesPerSecond,
    elements,
  };
}
