import { expect, it } from 'vitest';
import { toCsv } from './csv.ts';

it('writes what a spreadsheet reads as it was: marks, quotes, lines', () => {
  expect(
    toCsv([
      ['Tên', 'a,b'],
      ['"x"', 'một\nhai'],
    ]),
  ).toBe('\u{feff}Tên,"a,b"\r\n"""x""","một\nhai"\r\n');
});

it('no cell is a formula; numbers stay numbers', () => {
  const cells = ['=1+1', '+84', '-cmd', '@x', '\tx', '-5', '1.234', ' =1', '＝1', '－x'];
  expect(toCsv([cells]).trim().split(',')).toEqual([
    "'=1+1",
    "'+84",
    "'-cmd",
    "'@x",
    `"'\tx"`,
    '-5',
    '1.234',
    "' =1",
    "'＝1",
    "'－x",
  ]);
});
