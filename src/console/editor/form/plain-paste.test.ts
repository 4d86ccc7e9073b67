import { expect, it } from 'vitest';
import { plainPaste } from './plain-paste.ts';

it('puts letters in two pieces together, also where a joiner stood between them', () => {
  expect(plainPaste('Đăng ky\u0301 khai sinh')).toBe('Đăng ký khai sinh');
  expect(plainPaste('ky\u200b\u0301')).toBe('ký');
});

it('takes off what has no shape, and makes every space a plain one', () => {
  expect(plainPaste('\ufeffTòa\u00a0A3\u202f\u200e(\u2066mới\u2069)\u00ad')).toBe('Tòa A3 (mới)');
});

it('leaves in sight what a check has to name', () => {
  expect(plainPaste('<b>Phí</b>\r\n8.000 \u{1f600}')).toBe('<b>Phí</b>\n8.000 \u{1f600}');
});
