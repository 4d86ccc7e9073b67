import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatFollowCode, newFollowCode } from '../action/index.ts';
import { gs1CheckDigit } from './gtin.ts';
import { followCodeText, offerOf, readCode, type ScannedCode } from './index.ts';
import { toHexText } from './test-support/hex-text.ts';

const today = { year: 2026, month: 11, day: 25 };
const read = (text: string): ScannedCode => readCode(text, { today });
const shown = (code: ScannedCode) => code.display.map((field) => field.text).join('\n');
const digits = (length: number) =>
  fc.stringMatching(new RegExp(`^[0-9]{${length}}$`), { maxLength: length });
const two = (n: number) => String(n).padStart(2, '0');
const name = fc.constantFrom('Nguyễn Văn Ánh', 'ĐẶNG THỊ ƯƠNG', 'Y Moan Êban', "H'Hen Niê");
const follow = fc.uint8Array({ minLength: 400, maxLength: 400 }).map((bytes) => {
  let at = 0;
  return newFollowCode((array) => array.map(() => bytes[at++ % bytes.length] ?? 7));
});
const lot = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9./_-]{0,19}$/);
const expiry = fc.record({
  year: fc.integer({ min: 27, max: 70 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
});
const gtin13 = digits(9).map((body) => {
  const head = `893${body}`;
  return head + gs1CheckDigit(head);
});

describe('what is written is read, and what is read is shown masked', () => {
  test('health-insurance cards with names in hexadecimal', () => {
    const card = fc.record({
      group: fc.constantFrom('DN', 'HC', 'HT', 'TE', 'HN', 'GD', 'HS'),
      level: fc.integer({ min: 1, max: 5 }),
      rest: digits(12),
      name,
    });
    fc.assert(
      fc.property(card, (c) => {
        const number = `${c.group}${c.level}${c.rest}`;
        const hex = toHexText(c.name);
        const code = read(`${number}|${hex}|05/03/1999|1||01 - 029|01/01/2026|31/12/2027|x|$`);
        expect(code).toMatchObject({ kind: 'healthInsurance', number, name: c.name });
        expect(shown(code)).not.toContain(number);
        expect(shown(code)).not.toContain(c.name);
        expect(read(number)).toMatchObject({ kind: 'healthInsurance', number, findings: [] });
        expect(offerOf(code)).toBe('healthServices');
      }),
    );
  });

  test('products as a Digital Link, in brackets and as an element string', () => {
    fc.assert(
      fc.property(gtin13, lot, expiry, (number, batch, day) => {
        const gtin = `0${number}`;
        const date = `${two(day.year)}${two(day.month)}${two(day.day)}`;
        const expected = {
          kind: 'product',
          gtin,
          lot: batch,
          vietnamesePrefix: true,
          expiresOn: { year: 2000 + day.year, month: day.month, day: day.day },
          findings: [],
        };
        const link = `https://id.example.vn/01/${gtin}/10/${encodeURIComponent(batch)}?17=${date}`;
        for (const text of [
          link,
          `(01)${gtin}(17)${date}(10)${batch}`,
          `]d201${gtin}17${date}10${batch}`,
        ]) {
          expect(read(text)).toMatchObject(expected);
          expect(offerOf(read(text))).toBe('productOrigin');
        }
      }),
    );
  });

  test('follow codes as a QR, and as typed from the slip', () => {
    fc.assert(
      fc.property(follow, (code) => {
        const printed = formatFollowCode(code);
        const expected = { kind: 'slip', purpose: 'follow', followCode: code, findings: [] };
        expect(read(followCodeText(code))).toMatchObject(expected);
        fc.pre(/[A-Z]/.test(code));
        for (const typed of [printed, printed.toLowerCase(), printed.replaceAll('-', ' '), code]) {
          expect(read(typed)).toMatchObject(expected);
        }
        expect(offerOf(read(printed))).toBe('requestState');
      }),
    );
  });

  test('one wrong character in a follow code is noticed', () => {
    fc.assert(
      fc.property(follow, fc.nat(9), fc.constantFrom('2', '7', 'B', 'X'), (code, at, other) => {
        fc.pre(code.charAt(at) !== other);
        const wrong = code.slice(0, at) + other + code.slice(at + 1);
        const slip = read(followCodeText(wrong));
        expect(slip).toMatchObject({ kind: 'slip', followCode: undefined });
        expect(slip.findings).toEqual(['checkCharacterWrong']);
        expect(offerOf(slip)).toBe('none');
      }),
    );
  });

  test('enrolment codes and badges are never shown', () => {
    const token = fc.stringMatching(/^[A-Za-z0-9._~-]{8,64}$/);
    const code = fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{12,32}$/);
    fc.assert(
      fc.property(token, code, (badge, enrol) => {
        expect(read(`motcham:badge:${badge}`)).toMatchObject({ token: badge, display: [] });
        expect(read(`motcham:enrol:${enrol}`)).toMatchObject({ code: enrol, display: [] });
        expect(offerOf(read(`motcham:badge:${badge}`))).toBe('staff');
      }),
    );
  });
});

describe('a card that a scanner typed as keys', () => {
  const text = '001199012345|012345678|NAME|05031999|SEX|Tổ 4, Phường Láng, Hà Nội|12082021';
  const typed = (who: string, sex: string) =>
    readCode(text.replace('NAME', who).replace('SEX', sex), { today, byKeys: true });

  test.each([
    ['Trần Thị Minh Hoà', 'Nữ'],
    ['Tran Thi Minh Hoa', 'Nu'],
    ['Tr?n Th? Minh Hoà', 'N?'],
    ['Traafn Thij Minh Hoaf', 'N'],
  ])('%s: the number is taken, the name is not', (who, sex) => {
    const code = typed(who, sex);
    expect(code).toMatchObject({ kind: 'citizenCard', number: '001199012345', name: undefined });
    expect(code).toMatchObject({ address: undefined, birthDate: { year: 1999, month: 3, day: 5 } });
    expect(code.findings).toContain('nameByKeys');
    expect(code.findings).not.toContain('nameDamaged');
    expect(JSON.stringify(code)).not.toMatch(/Minh|Láng/);
  });

  test('a number alone says nothing about a name', () => {
    const code = readCode('001199012345', { today, byKeys: true });
    expect(code.findings).toEqual(['fieldsMissing']);
  });
});

describe('a name whose letters a wrong encoding changed', () => {
  const card = (who: string) =>
    read(`001199012345||${who}|05031999|Nữ|Tổ 4, Phường Láng, Hà Nội|12082021`);

  test.each([
    // Windows-1258 and TCVN3 bytes read as Latin-1; UTF-8 read as Latin-1; a lost byte.
    ['Windows-1258', 'TrâÌn ThiÒ Minh Hoà'],
    ['TCVN3', 'TrÇn ThÞ Minh Hoµ'],
    ['UTF-8 read as Latin-1', 'Tráº§n Thá»‹ Minh HoÃ'],
    ['bytes that were no UTF-8', 'Tr\uFFFDn Th\uFFFD'],
    ['question marks', 'Tr?n Th?'],
    ['another script', 'Трần'],
  ])('%s', (_, who) => {
    const code = card(who);
    expect(code).toMatchObject({ kind: 'citizenCard', name: undefined });
    expect(code.findings).toEqual(['nameDamaged']);
  });

  test.each([
    'Trần Thị Minh Hoà',
    'ĐẶNG THỊ ƯƠNG',
    "H'Hen Niê",
    'Y Moan Êban',
    'K’ Brêu',
    'Wang Zefa',
  ])('%s is whole, composed or not', (who) => {
    expect(card(who)).toMatchObject({ name: who, findings: [] });
    expect(card(who.normalize('NFD'))).toMatchObject({ name: who, findings: [] });
  });
});
