import { expect, test } from 'vitest';
import { createAcceptRule } from './accept-rule.ts';

const card = '001199012345||Trần Thị Minh Hoà|05031999|Nữ|Tổ 4, Phường Láng, Hà Nội|12082021';
const payment =
  '00020101021238540010A00000072701240006970436011098895593570208QRIBFTTA53037045405100005802VN62320828day la noi dung chuyen khoan6304EEF5';
const rule = () => createAcceptRule(() => ({ year: 2026, month: 11, day: 25 }));

test('a card by its pattern and a payment by its CRC count at first sight', () => {
  expect(rule().sees(card, 'QRCode', 0)).toBe(true);
  expect(rule().sees(payment, 'QRCode', 0)).toBe(true);
  expect(rule().sees(payment.replace('EEF5', 'EEF6'), 'QRCode', 0)).toBe(false);
});

test('anything else counts when the same text was seen twice', () => {
  const seen = rule();
  expect(seen.sees('8935049500018', 'EAN13', 0)).toBe(false);
  expect(seen.sees('8935049500025', 'EAN13', 50)).toBe(false);
  expect(seen.sees('8935049500025', 'EAN13', 100)).toBe(true);
});

test('two sights too far apart are no confirmation', () => {
  const seen = rule();
  expect(seen.sees('abc', 'QRCode', 0)).toBe(false);
  expect(seen.sees('abc', 'QRCode', 3001)).toBe(false);
  expect(seen.sees('abc', 'QRCode', 3100)).toBe(true);
});

test('a code held still is told once, and again when it comes back', () => {
  const seen = rule();
  expect(seen.sees(card, 'QRCode', 0)).toBe(true);
  for (let atMs = 100; atMs <= 5000; atMs += 100) {
    expect(seen.sees(card, 'QRCode', atMs)).toBe(false);
  }
  expect(seen.sees(card, 'QRCode', 7100)).toBe(true);
});

test('what was seen is forgotten on leaving', () => {
  const seen = rule();
  expect(seen.sees('abc', 'QRCode', 0)).toBe(false);
  seen.forget();
  expect(seen.sees('abc', 'QRCode', 100)).toBe(false);
  expect(seen.sees('abc', 'QRCode', 200)).toBe(true);
  seen.forget();
  expect(seen.sees(card, 'QRCode', 300)).toBe(true);
});
