import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { axeFindings } from '../test-support/index.ts';
import { language } from '../words/index.ts';
import {
  Button,
  Check,
  type Column,
  Drawer,
  Empty,
  Field,
  kioskStatuses,
  Note,
  Plot,
  Problem,
  Segments,
  Status,
  Table,
} from './index.ts';
import './styles.css';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly count: number;
}
const columns: readonly Column<Row>[] = [
  { key: 'id', title: 'Kiosk', width: 100, text: ({ id }) => id, weight: 'bold' },
  { key: 'name', title: 'Nơi đặt', text: ({ name }) => name },
  {
    key: 'count',
    title: 'Chờ gửi',
    width: 80,
    isNumber: true,
    text: ({ count }) => String(count),
    value: ({ count }) => count,
  },
];
const rows: readonly Row[] = Array.from({ length: 10_000 }, (_, place) => ({
  id: `A-${String(place).padStart(5, '0')}`,
  name: `Tòa ${place % 97}`,
  count: (place * 7919) % 1000,
}));
const keyOf = ({ id }: Row) => id;

const none = () => undefined;
const everyPart = () => (
  <main>
    <h1>Các phần</h1>
    {kioskStatuses.map((status) => (
      <p key={status}>
        <Status status={status} /> <Status status={status} strong />
      </p>
    ))}
    {(['error', 'warning', 'done', 'waiting', 'running'] as const).map((status) => (
      <p key={status}>
        <Status status={status} strong />
      </p>
    ))}
    <p class="row">
      <Button kind="primary" keys="Ctrl Enter" onPress={none}>
        Gửi
      </Button>
      <Button kind="primary" closed="còn 3 lỗi" onPress={none}>
        Gửi
      </Button>
      <Button icon="plus" pressed onPress={none}>
        Thêm
      </Button>
      <Button kind="quiet" onPress={none}>
        Lọc
      </Button>
      <Button kind="danger" onPress={none}>
        Thu
      </Button>
    </p>
    <Field
      label="Tên"
      value="Lan"
      onInput={none}
      source="Luật Hộ tịch"
      hint="Như trên giấy"
      finding={{ status: 'error', text: 'Còn thiếu' }}
    />
    <Field
      label="Lời"
      value=""
      lines={3}
      onInput={none}
      finding={{ status: 'warning', text: 'Dài' }}
    />
    <Check label="Xem" hint="Không đổi gì" checked onChange={none} />
    <Segments
      label="Khoảng"
      value="a"
      onChoose={none}
      options={[
        { value: 'a', text: '7 ngày' },
        { value: 'b', text: '1 năm' },
      ]}
    />
    <Note tone="w">Một cảnh báo</Note>
    <Note tone="o">Đã xong</Note>
    <Note tone="n">Đang chờ</Note>
    <Note tone="">Chưa đổi</Note>
    <Problem problem={{ kind: 'unreachable' }} onRetry={none} />
    <Problem problem={{ kind: 'refused', code: 'role-needed', detail: '' }} />
    <Empty title="Chưa có gì">Hãy thêm</Empty>
    <Plot
      title="Lượt dùng tăng gấp đôi"
      x={[1_790_000_000, 1_790_003_600, 1_790_007_200]}
      series={[
        { name: 'Lượt', values: [1, null, 4], isFilled: true },
        { name: 'Dừng', values: [5, 5, 5], kind: 'stop' },
      ]}
    />
    <Drawer
      title="HĐO-0412"
      sub="CT2 Văn Khê"
      onClose={none}
      actions={<Button onPress={none}>Mở</Button>}
    >
      <section>Chứng cứ</section>
    </Drawer>
    <div style={{ height: '300px', display: 'flex' }}>
      <Table
        label="Kiosk"
        rows={rows}
        columns={columns}
        keyOf={keyOf}
        selected="A-00003"
        onSelect={none}
        onOpen={none}
        marked={new Set(['A-00005'])}
        onMark={none}
        empty={<Empty title="Chưa có kiosk" />}
      />
    </div>
  </main>
);

beforeAll(async () => {
  language.value = 'vi';
  await document.fonts.ready;
});
afterEach(cleanup);

describe.each(['light', 'dark'] as const)('the parts, %s', (theme) => {
  test('axe finds nothing', async () => {
    document.documentElement.dataset['theme'] = theme;
    document.documentElement.lang = 'vi';
    document.title = 'Một Chạm';
    render(everyPart());
    expect(await axeFindings()).toEqual([]);
  });
});

describe('a table of 10,000', () => {
  const draw = (more: Partial<Parameters<typeof Table<Row>>[0]> = {}) => {
    const onSelect = vi.fn<(key: string | undefined) => void>();
    const onOpen = vi.fn<(key: string) => void>();
    const view = render(
      <div style={{ height: '400px', display: 'flex' }}>
        <Table
          label="Kiosk"
          rows={rows}
          columns={columns}
          keyOf={keyOf}
          onSelect={onSelect}
          onOpen={onOpen}
          empty={<Empty title="Chưa có kiosk" />}
          {...more}
        />
      </div>,
    );
    return { ...view, onSelect, onOpen };
  };
  const ids = (container: Element) =>
    [...container.querySelectorAll('tbody tr[id] td:first-child')].map((cell) => cell.textContent);

  test('draws a screenful, says where one is, and draws the end when scrolled there', async () => {
    const { container, getByText } = draw();
    expect(ids(container).length).toBeLessThan(80);
    expect(getByText(/^Dòng 1–\d+ trên 10\.000$/)).toBeTruthy();
    const scroller = container.querySelector('.scroll')!;
    scroller.scrollTop = scroller.scrollHeight;
    await expect.poll(() => ids(container).at(-1)).toBe('A-09999');
    expect(container.querySelector('table')?.getAttribute('aria-rowcount')).toBe('10001');
    // Nothing moved under the eye: the drawn rows stand where their numbers say.
    const last = [...container.querySelectorAll('tbody tr[id]')].at(-1)!;
    expect(last.getAttribute('aria-rowindex')).toBe('10001');
  });

  test('sorts both ways and back, and filters without marks', async () => {
    const { container, getByRole, getByLabelText } = draw();
    const sort = getByRole('button', { name: 'Chờ gửi' });
    const first = () => ids(container)[0];
    sort.click();
    await expect.poll(first).toBe('A-00000');
    sort.click();
    await expect.poll(() => container.querySelector('tbody tr[id] td.r')?.textContent).toBe('999');
    expect(container.querySelector('th[aria-sort=descending]')?.textContent).toContain('Chờ gửi');
    sort.click();
    await expect.poll(first).toBe('A-00000');
    const field = getByLabelText('Lọc') as HTMLInputElement;
    field.value = 'toa 13';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await expect.poll(first).toBe('A-00013');
    field.value = 'không có';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await expect.poll(() => container.textContent).toContain('Không dòng nào khớp “không có”');
    getByRole('button', { name: 'Bỏ lọc' }).click();
    await expect.poll(() => ids(container).length).toBeGreaterThan(10);
  });

  test('keys on the table move, open and never leave the list', () => {
    const { container, onSelect, rerender } = draw({ selected: 'A-00000' });
    const table = container.querySelector('table')!;
    const press = (key: string) =>
      table.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    press('ArrowDown');
    expect(onSelect).toHaveBeenLastCalledWith('A-00001');
    press('ArrowUp');
    expect(onSelect).toHaveBeenLastCalledWith('A-00000');
    press('End');
    expect(onSelect).toHaveBeenLastCalledWith('A-09999');
    press('Home');
    expect(onSelect).toHaveBeenLastCalledWith('A-00000');
    rerender(<span />);
  });

  test('says what would be here when there is nothing', () => {
    const { getByText } = draw({ rows: [] });
    expect(getByText('Chưa có kiosk')).toBeTruthy();
    expect(getByText('Không có dòng nào')).toBeTruthy();
  });
});
