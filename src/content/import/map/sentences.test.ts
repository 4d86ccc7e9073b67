import { expect, test } from 'vitest';
import { takeNotes } from '../notes.ts';
import { mendSentences } from './sentences.ts';

function mend(...lines: string[]) {
  const notes = takeNotes();
  const mended = mendSentences(lines, 'steps', notes);
  return { mended, kinds: notes.repairs.map(({ kind }) => kind), doubts: notes.doubts };
}

test('a sentence that was broken over lines is put together', () => {
  expect(mend('Tổ chức hướng dẫn doanh nghiệp', 'hoàn thiện hồ sơ.')).toEqual({
    mended: ['Tổ chức hướng dẫn doanh nghiệp hoàn thiện hồ sơ.'],
    kinds: ['joinedLines'],
    doubts: [],
  });
});

test('points of a list are no broken sentences', () => {
  const list = ['Hồ sơ gồm', 'a) Đơn', 'b. Giấy tờ', 'ii) Ảnh', '- Bản sao'];
  expect(mend(...list)).toEqual({ mended: list, kinds: [], doubts: [] });
  expect(mend('Nộp hồ sơ.', 'nhận kết quả.').kinds).toEqual([]);
});

test('a sentence that stops in its middle is doubted; a reason given is a whole one', () => {
  expect(mend('Cơ quan chuyển khiếu nại đến')).toMatchObject({
    kinds: ['brokenSentence'],
    doubts: ['brokenText'],
  });
  expect(mend('Trả lời bằng văn bản và nêu rõ lý do').doubts).toEqual([]);
});
