import { webcrypto } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ActionBody,
  countedWords,
  formatFollowCode,
  newFollowCode,
  newSealingKeyPair,
  openBody,
  readFollowCode,
  sealBody,
  soundsLikeComplaint,
} from './index.ts';

const fillRandom = (bytes: Uint8Array<ArrayBuffer>) => webcrypto.getRandomValues(bytes);
const body: ActionBody = {
  kind: 'feedback',
  category: 'environment',
  place: 'Tầng 3, tòa A3',
  text: 'Thùng rác đầy từ hôm qua',
  urgent: false,
  language: 'vi',
  follow: 'ABCDEFGHJK0',
};
const place = { kiosk: 'k-ABCDEFGH', incarnation: 1, seq: 7, kind: 'feedback' } as const;

describe('sealing', () => {
  it('opens what was sealed, at the same place only', async () => {
    const { key, privateKey } = await newSealingKeyPair('seal-1');
    const sealed = await sealBody(body, key, place);
    expect(await openBody({ ...place, sealed }, privateKey)).toEqual({ ok: true, value: body });
    for (const other of [
      { ...place, seq: 8 },
      { ...place, incarnation: 2 },
      { ...place, kiosk: 'k-ABCDEFGJ' },
      { ...place, kind: 'appointment' as const },
    ]) {
      expect(await openBody({ ...other, sealed }, privateKey)).toEqual({
        ok: false,
        error: 'notSealedToThisKey',
      });
    }
  });

  it('opens after it moved to another line, by the place that it was sealed to', async () => {
    const { key, privateKey } = await newSealingKeyPair('seal-1');
    const sealed = await sealBody(body, key, place);
    const moved = { ...place, incarnation: 2, seq: 1, sealed };
    expect((await openBody(moved, privateKey)).ok).toBe(false);
    const { kind: _, ...origin } = place;
    expect((await openBody({ ...moved, origin }, privateKey)).ok).toBe(true);
    expect((await openBody({ ...moved, origin: { ...origin, seq: 8 } }, privateKey)).ok).toBe(
      false,
    );
  });

  it('is refused by another key, and by a changed text', async () => {
    const { key } = await newSealingKeyPair('seal-1');
    const stranger = await newSealingKeyPair('seal-2');
    const sealed = await sealBody(body, key, place);
    expect((await openBody({ ...place, sealed }, stranger.privateKey)).ok).toBe(false);
    const changed = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`;
    expect((await openBody({ ...place, sealed: changed }, stranger.privateKey)).ok).toBe(false);
  });

  it('hides how long the text was', async () => {
    const { key } = await newSealingKeyPair('seal-1');
    const short = await sealBody({ ...body, text: 'a' }, key, place);
    const longer = await sealBody({ ...body, text: 'a'.repeat(60) }, key, place);
    expect(short.length).toBe(longer.length);
  });
});

describe('what a kiosk may not take', () => {
  it('is told by its words, typed with marks or without', () => {
    for (const text of [
      'Tôi muốn KHIẾU NẠI về đất',
      'to cao can bo phuong',
      'đơn tố giác.',
      'Khiếu  nại: chậm trả hồ sơ',
    ]) {
      expect(soundsLikeComplaint(text), text).toBe(true);
    }
    for (const text of ['Rác đầy', 'tô cao su', 'nhà cao tầng', 'cáo thị', 'khiếu']) {
      expect(soundsLikeComplaint(text), text).toBe(false);
    }
  });
});

describe('counted words', () => {
  const known = new Set(['khai', 'sinh', 'ket', 'hon', 'dang', 'ky']);
  const counted = (query: string) => countedWords(query, (syllable) => known.has(syllable));

  it('are known syllables only, folded, at most five and without digits', () => {
    expect(counted('Khai  SINH ')).toBe('khai sinh');
    expect(counted('đăng ký kết hôn')).toBe('dang ky ket hon');
    expect(counted('  ')).toBeUndefined();
    for (const query of [
      'khai sinh Trần Thị Bí Mật',
      'khai sinh 0912345678',
      'khai sinh khai sinh khai sinh',
      '001199012345',
      'khai@sinh.vn',
    ]) {
      expect(counted(query), query).toBe('other');
    }
  });

  it('never carry a syllable that nobody published, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (query) => {
        const words = counted(query);
        if (words === undefined || words === 'other') return;
        expect(words.split(' ').every((word) => known.has(word))).toBe(true);
      }),
    );
  });
});

describe('follow code', () => {
  it('survives being written, spoken and typed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (seed) => {
        let turn = 0;
        const code = newFollowCode((bytes) => {
          turn += 1;
          return bytes.map((_, i) => (seed[i] ?? 0) + turn);
        });
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{11}$/);
        const typed = formatFollowCode(code)
          .toLowerCase()
          .replaceAll('0', 'o')
          .replaceAll('1', 'l');
        expect(readFollowCode(typed)).toEqual({ ok: true, value: code });
      }),
    );
  });

  it('finds every single wrong character', () => {
    const code = newFollowCode(fillRandom);
    const wrong = code.charAt(3) === 'A' ? 'B' : 'A';
    expect(readFollowCode(code.slice(0, 3) + wrong + code.slice(4))).toEqual({
      ok: false,
      error: 'check',
    });
    expect(readFollowCode('ABC')).toEqual({ ok: false, error: 'length' });
    expect(readFollowCode('ABCDEFGHU!0')).toEqual({ ok: false, error: 'character' });
  });
});
