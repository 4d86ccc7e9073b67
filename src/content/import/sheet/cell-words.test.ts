import { describe, expect, test } from 'vitest';
import { isBareFigures, timeOfWords } from './cell-words.ts';

describe('a time as people write it in a cell', () => {
  test.each([
    ['05 ngày làm việc', 5, 'WORKING_DAY'],
    ['05 (năm) ngày làm việc', 5, 'WORKING_DAY'],
    ['Trong thời hạn 10 ngày', 10, 'DAY'],
    ['Trong thời hạn không quá 10 ngày làm việc.', 10, 'WORKING_DAY'],
    ['tối đa 3 tháng', 3, 'MONTH'],
    ['Chậm nhất  1,5 ngày làm việc', 1.5, 'WORKING_DAY'],
    ['Không quá 8 giờ'.normalize('NFD'), 8, 'HOUR'],
    ['15 ngày kể từ ngày nhận đủ hồ sơ', 15, 'DAY'],
  ])('%s is understood', (words, qty, unit) => {
    expect(timeOfWords(words)).toEqual({ qty, unit });
  });

  test.each(['5-7 ngày', '15 ngày (phức tạp: 25 ngày)', '05/10 ngày', 'Trong ngày', '5 tuần'])(
    '%s stays words',
    (words) => {
      expect(timeOfWords(words)).toEqual({ qty: words, unit: 'OTHER' });
    },
  );

  test('figures without a unit, and a day in the wrong column, are told', () => {
    for (const figures of ['10', '1,5', '12/05/2024', '2024-05-12', '05.07', ' 5-7 ']) {
      expect(isBareFigures(figures), figures).toBe(true);
    }
    for (const words of ['', '10 ngày', '5-7 ngày', '-', 'Trong ngày']) {
      expect(isBareFigures(words), words).toBe(false);
    }
  });
});
