import { expect, test } from 'vitest';
import { looksForeign } from './encoding.ts';

test('Vietnamese read in a wrong encoding is known', () => {
  expect(looksForeign('Thñ tôc ®¨ng ký khai sinh')).toBe('TCVN3');
  expect(looksForeign(Buffer.from('Thủ tục đăng ký').toString('latin1'))).toBe('UTF-8 twice');
  expect(looksForeign('Thuû tuïc ñaêng kyù khai sinh')).toBe('VNI');
});

test('right Vietnamese is not taken for it', () => {
  for (const text of [
    'Thủ tục đăng ký khai sinh',
    'THÔNG BÁO KẾT QUẢ ĐẠI HỘI VÀ PHÊ DUYỆT ĐỔI TÊN',
    'Hoà giải «cơ sở» của toà án',
    'Phê duyệt nhãn hiệu ABC® và mã © 2026',
    'Ban',
  ]) {
    expect(looksForeign(text), text).toBeUndefined();
  }
});
