import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crc16 } from './crc16.ts';
import { gs1CheckDigit } from './gtin.ts';
import { isWellFormed, provesItself, readCode, type ScannedCode } from './index.ts';

const today = { year: 2026, month: 11, day: 25 };
const read = (text: string): ScannedCode => readCode(text, { today });
const two = (n: number) => String(n).padStart(2, '0');
const digits = (length: number) =>
  fc.stringMatching(new RegExp(`^[0-9]{${length}}$`), { maxLength: length });
const tlv = (tag: string, value: string) => tag + two(value.length) + value;

const card = fc
  .record({
    year: fc.integer({ min: 1900, max: 2012 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    male: fc.boolean(),
    tail: digits(6),
    old: fc.oneof(fc.constant(''), digits(9)),
    name: fc.constantFrom('Nguyễn Văn A', 'ĐẶNG THỊ ƯƠNG', 'Y Moan Êban', 'Hồ'),
    address: fc.constantFrom('Tổ 4, Phường Láng, Hà Nội', 'Thôn 2, Xã Sơn Đồng'),
  })
  .map((c) => {
    const century = (c.year < 2000 ? 0 : 2) + (c.male ? 0 : 1);
    const number = `001${century}${two(c.year % 100)}${c.tail}`;
    const birth = `${two(c.day)}${two(c.month)}${c.year}`;
    const sex = c.male ? 'Nam' : 'Nữ';
    return {
      ...c,
      number,
      text: [number, c.old, c.name, birth, sex, c.address, '12082021'].join('|'),
    };
  });

const payment = fc
  .record({
    bank: digits(6),
    account: fc.stringMatching(/^[0-9A-Z]{1,19}$/),
    amount: fc.option(fc.integer({ min: 1, max: 999_999_999 }), { nil: undefined }),
    purpose: fc.stringMatching(/^[A-Za-z0-9 ]{1,25}$/),
  })
  .map((p) => {
    const beneficiary = tlv('00', p.bank) + tlv('01', p.account);
    const scheme = tlv('00', 'A000000727') + tlv('01', beneficiary) + tlv('02', 'QRIBFTTA');
    const body =
      tlv('00', '01') +
      tlv('01', '11') +
      tlv('38', scheme) +
      tlv('53', '704') +
      (p.amount === undefined ? '' : tlv('54', String(p.amount))) +
      tlv('58', 'VN') +
      tlv('62', tlv('08', p.purpose)) +
      '6304';
    const crc = crc16(new TextEncoder().encode(body)).toString(16).toUpperCase().padStart(4, '0');
    return { ...p, text: body + crc };
  });

const gtin = fc
  .constantFrom(7, 11, 12, 13)
  .chain((length) => digits(length))
  .map((body) => body + gs1CheckDigit(body));

const dossier = fc
  .record({
    agency: fc.constantFrom('000.00.12.H26', 'H26.17.45', 'H26', 'G01.899.102', 'H26.101'),
    year: fc.integer({ min: 15, max: 25 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    number: fc.integer({ min: 0, max: 999_999 }),
  })
  .map((d) => {
    const number = String(d.number).padStart(4, '0');
    return `${d.agency}-${d.year}${two(d.month)}${two(d.day)}-${number}`;
  });

/** One change as a bad scan makes it: a character cut, doubled, swapped or replaced. */
const mutation = fc.record({
  at: fc.nat(),
  kind: fc.constantFrom('drop', 'double', 'replace', 'cut', 'insert'),
  with: fc.constantFrom('|', '0', 'x', '\u0000', '\x1D', '%', '\uD800', '\u202E', 'ế', '(', '://'),
});

function mutate(text: string, change: { at: number; kind: string; with: string }): string {
  const at = text.length === 0 ? 0 : change.at % text.length;
  const [head, tail] = [text.slice(0, at), text.slice(at + 1)];
  switch (change.kind) {
    case 'drop':
      return head + tail;
    case 'double':
      return head + text.charAt(at) + text.charAt(at) + tail;
    case 'cut':
      return head;
    case 'insert':
      return head + change.with + text.slice(at);
    default:
      return head + change.with + tail;
  }
}

describe('what is written is read', () => {
  test('citizen cards', () => {
    fc.assert(
      fc.property(card, (c) => {
        const read1 = read(c.text);
        expect(read1).toMatchObject({
          kind: 'citizenCard',
          form: '2021',
          number: c.number,
          name: c.name,
          birthDate: { year: c.year, month: c.month, day: c.day },
          sex: c.male ? 'male' : 'female',
        });
        expect(isWellFormed(read1)).toBe(c.year <= 2021);
        expect(provesItself(read1)).toBe(true);
      }),
    );
  });

  test('payments', () => {
    fc.assert(
      fc.property(payment, (p) => {
        const read1 = read(p.text);
        expect(read1).toMatchObject({
          kind: 'payment',
          bankBin: p.bank,
          account: p.account,
          amountDong: p.amount,
          purpose: p.purpose,
          findings: [],
        });
        expect(provesItself(read1)).toBe(true);
      }),
    );
  });

  test('dossier codes, in small letters, with O for zero and other dashes', () => {
    fc.assert(
      fc.property(dossier, fc.constantFrom('-', ' - ', '–', '—'), (code, dash) => {
        const typed = code.toLowerCase().replaceAll('0', 'o').replaceAll('-', dash);
        expect(read(typed)).toMatchObject({ kind: 'dossier', code, findings: [] });
      }),
    );
  });

  test('product numbers; one wrong digit is always noticed', () => {
    fc.assert(
      fc.property(gtin, fc.nat(), fc.integer({ min: 1, max: 9 }), (number, at, add) => {
        const context = { today, symbology: 'EAN13' };
        const sound = readCode(number, context);
        expect(sound).toMatchObject({ kind: 'product', gtin: number.padStart(14, '0') });
        expect(sound.findings).not.toContain('checkDigitWrong');
        const i = at % number.length;
        const digit = String((Number(number.charAt(i)) + add) % 10);
        const wrong = number.slice(0, i) + digit + number.slice(i + 1);
        expect(readCode(wrong, context).findings).toContain('checkDigitWrong');
      }),
    );
  });
});

describe('whatever is scanned', () => {
  test('a changed payment never proves itself', () => {
    fc.assert(
      fc.property(payment, mutation, (p, change) => {
        const changed = mutate(p.text, change);
        // A dropped and a doubled character can give the same text again.
        fc.pre(changed !== p.text && changed.normalize('NFC') !== p.text);
        const code = read(changed);
        // 1 in 65,536 wrong texts meets a CRC-16 by chance; single changes never do.
        expect(code.kind === 'payment' && provesItself(code)).toBe(false);
      }),
    );
  });

  test('a changed card never shows the number or name in the clear', () => {
    const changes = fc.array(mutation, { maxLength: 4 });
    fc.assert(
      fc.property(card, changes, (c, list) => {
        const code = read(list.reduce(mutate, c.text));
        if (code.kind !== 'citizenCard') return;
        const shown = code.display.map((field) => field.text).join('\n');
        expect(shown).not.toContain(code.number);
        if (code.name && code.name.length > 3) expect(shown).not.toContain(code.name);
      }),
      { numRuns: 1000 },
    );
  });

  test('any text at all gives an answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        const code = read(text);
        expect(typeof code.kind).toBe('string');
        for (const field of code.display) expect(field.text).not.toMatch(/[\u202E\u200B]/);
      }),
      { numRuns: 1000 },
    );
  });
});
