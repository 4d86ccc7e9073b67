import { expect, it } from 'vitest';
import { tellApart } from './tell-apart.ts';

it('adds the code to names that several share, and only to them', () => {
  expect(
    tellApart([
      { name: 'Phường Trung', code: '00001' },
      { name: 'Phường Đông', code: '00002' },
      { name: 'Phường Trung', code: '00003' },
      { name: 'Phường Trung', code: '' },
    ]),
  ).toEqual(['Phường Trung (00001)', 'Phường Đông', 'Phường Trung (00003)', 'Phường Trung (–)']);
});
