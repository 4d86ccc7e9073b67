import { describe, expect, it } from 'vitest';
import { columnsByMap, guessColumns, type HeadRow } from './index.ts';

const head = (...rows: readonly (readonly string[])[]): HeadRow[] =>
  rows.map((cells, at) => ({ row: at + 1, cells }));

describe('the columns of a sheet', () => {
  it.each([
    [
      'with marks',
      ['STT', 'Mã thủ tục', 'Tên thủ tục hành chính', 'Lĩnh vực', 'Phí, lệ phí (đồng)'],
    ],
    ['without marks', ['stt', 'MA TTHC', 'TEN TTHC', 'LINH VUC', 'PHI LE PHI']],
    ['in English', ['No.', 'Code', 'Name', 'Field', 'Fee']],
    ['with more words', ['TT', 'Mã số TTHC', 'Tên thủ tục hành chính (mới)', 'Lĩnh vực', 'Lệ phí']],
  ])('are known by their headings, %s', (_, headings) => {
    const rows = head(headings, ['1', '1.000001', 'Cấp thẻ', 'Hộ tịch', '20.000']);
    expect(guessColumns(rows)).toEqual({
      headerRow: 1,
      columns: { code: 1, name: 2, field: 3, fee: 4 },
    });
  });

  it('stand below a title and the name of an office', () => {
    const rows = head(
      ['DANH MỤC THỦ TỤC HÀNH CHÍNH', '', ''],
      ['Kèm theo Quyết định', '', ''],
      ['Mã', 'Tên', 'Thời hạn giải quyết'],
      ['1.000001', 'Cấp thẻ', '5 ngày'],
    );
    expect(guessColumns(rows)).toEqual({ headerRow: 3, columns: { code: 0, name: 1, time: 2 } });
  });

  it('tell a code by what stands below, where nothing is written above', () => {
    const rows = head(['1', '1.000001', 'Cấp thẻ'], ['2', '2.001234', 'Đổi thẻ']);
    expect(guessColumns(rows)).toEqual({ headerRow: 0, columns: { code: 1 } });
  });

  it('are each one field, and the surest heading has it', () => {
    const rows = head(['Mã', 'Mã thủ tục', 'Mã cơ quan công bố', 'Tên thủ tục', 'Tên giấy tờ']);
    expect(guessColumns(rows).columns).toEqual({ code: 1, issuerCode: 2, name: 3, papers: 4 });
  });

  it('are nothing where nobody could know', () => {
    expect(guessColumns(head(['a', 'b'], ['c', 'd']))).toEqual({ headerRow: 0, columns: {} });
    expect(guessColumns([])).toEqual({ headerRow: 0, columns: {} });
  });

  it('are guessed from the row that a person names', () => {
    const rows = head(['Mã', 'Tên'], ['Mã thủ tục', 'Tên thủ tục'], ['1.000001', 'Cấp thẻ']);
    expect(guessColumns(rows, 2)).toEqual({ headerRow: 2, columns: { code: 0, name: 1 } });
    expect(guessColumns(rows, 0)).toEqual({ headerRow: 0, columns: {} });
  });

  it('are those of the last sheet of the source, where all of them are here', () => {
    const map = { headerRow: 2, columns: { code: 'Số hiệu', name: 'Việc', fee: 3 } };
    const rows = head(['Bảng'], ['SO HIEU', 'Việc', 'x'], ['1.000001', 'Cấp thẻ', '5']);
    expect(columnsByMap(map, rows)).toEqual({
      headerRow: 2,
      columns: { code: 0, name: 1, fee: 2 },
    });
    expect(columnsByMap(map, head(['Bảng'], ['Số hiệu', 'Tên', 'x']))).toBeUndefined();
    // Numbers alone would fit every sheet.
    expect(columnsByMap({ columns: { code: 1, name: 2 } }, rows)).toBeUndefined();
  });
});
