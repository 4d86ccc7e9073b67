import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { takeNotes } from '../notes.ts';
import { cleanLine, cleanParagraphs, cutAt } from './clean-text.ts';

function clean(text: string) {
  const notes = takeNotes();
  return {
    lines: cleanParagraphs(text, 'steps', notes),
    kinds: notes.repairs.map(({ kind }) => kind),
    doubts: notes.doubts,
  };
}

describe('texts of a register', () => {
  test('decomposed letters are composed, invisible ones taken out, and both are said', () => {
    expect(clean('Đăng ký'.normalize('NFD'))).toMatchObject({ lines: ['Đăng ký'], kinds: ['nfc'] });
    expect(clean('Đăng\u200b\u00ad ký\ufeff\u202e')).toMatchObject({
      lines: ['Đăng ký'],
      kinds: ['invisible'],
    });
    expect(clean('Đăng ký').kinds).toEqual([]);
  });

  test('markup and script never come through, however they are wrapped', () => {
    for (const attack of [
      '<script>alert(1)</script>Nộp',
      '<img src=x onerror=alert(1)>Nộp',
      '&lt;script&gt;alert(1)&lt;/script&gt;Nộp',
      '<scr<script>ipt>alert(1)</script>Nộp',
      '&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;Nộp',
      '<style>*{display:none}</style><iframe src="javascript:alert(1)"></iframe>Nộp',
      '<svg/onload=alert(1)>Nộp',
    ]) {
      const { lines, kinds } = clean(attack);
      expect(lines.join(' '), attack).not.toMatch(/[<>]/);
      expect(lines.join(' '), attack).toContain('Nộp');
      expect(kinds, attack).toContain('markup');
    }
  });

  test('what a browser would have shown stays: lines, entities, signs', () => {
    expect(clean('<p>Bước 1</p><p>Bước&nbsp;2</p>').lines).toEqual(['Bước 1', 'Bước 2']);
    expect(clean('diện tích < 50 m²').lines).toEqual(['diện tích ‹ 50 m²']);
    expect(clean('A->B').lines).toEqual(['A→B']);
    expect(clean('\uf0b7 Đơn').lines).toEqual(['• Đơn']);
  });

  test('what cannot be read is doubted', () => {
    expect(clean('H\ufffd s\ufffd').doubts).toEqual(['brokenText']);
  });

  test('an endless paragraph is cut between words', () => {
    const notes = takeNotes();
    const line = cleanLine('từ '.repeat(4000), 'name', notes);
    expect(line.length).toBeLessThanOrEqual(8000);
    expect(line.endsWith('từ…')).toBe(true);
    expect(notes.repairs.map(({ kind }) => kind)).toContain('cut');
    expect(cutAt('a'.repeat(20), 10)).toBe('aaaaaaaaa…');
  });

  test('nothing dangerous is left of any text, and cleaning twice changes nothing', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      'script',
      '/',
      '&lt;',
      '&#60;',
      '\u0000',
      '\u200b',
      'ệ',
      ' ',
      '\n',
      '<b',
      '&amp;',
      '"',
      '=',
    );
    const texts = fc.oneof(
      fc.string(),
      fc.array(pieces, { maxLength: 30 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const lines = clean(text).lines;
        for (const line of lines) {
          expect(line).not.toMatch(/[<>\p{Cc}\p{Cf}]/u);
          expect(line).toBe(line.normalize('NFC'));
          expect(line).toBe(line.trim());
        }
      }),
    );
  });
});
