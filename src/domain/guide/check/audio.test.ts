import { describe, expect, test } from 'vitest';
import { starterGuides } from '../../../content/index.ts';
import type { Flow } from '../model/flow.ts';
import { sourceHash } from '../model/text-of.ts';
import { must } from '../test-support/read.ts';
import { checkAudio } from './audio.ts';
import { textUsesOf } from './uses.ts';

const flow = must(starterGuides().find(({ id }) => id === 'certify'));
const keys = [...new Set(textUsesOf(flow).map(({ key }) => key))];
const clipsOf = (locale: string) =>
  Object.fromEntries(keys.map((key) => [key, sourceHash(must(flow.texts[locale]?.[key]))]));

function saying(locale: string, words: string): Flow {
  const key = must(keys[0]);
  return {
    ...flow,
    texts: { ...flow.texts, [locale]: { ...flow.texts[locale], [key]: words } },
  };
}

describe('what the voice of a kiosk cannot say (AUDIO)', () => {
  test.each([
    ['vi', 'Bản sao / bản chính', '/'],
    ['vi', '★ Miễn phí', '★'],
    ['vi', 'Từ 70-74 tuổi', '70-74'.slice(1, 4)],
    ['vi', 'Mã 116410', '116410'],
    ['vi', '12:30', 'nothing to say'],
    ['en', 'Giấy tờ cần mang', 'mostly Vietnamese'],
  ])('%s: %s', (locale, words, told) => {
    const [finding, ...others] = checkAudio(saying(locale, words));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ code: 'AUDIO', severity: 'error' });
    expect(finding?.detail).toContain(told);
  });

  test.each([
    ['vi', 'Từ 70 đến 74 tuổi, mẫu CT01: “giấy tờ” (bản chính)…'],
    ['en', 'Bring the paper “Tờ khai”, and 50,000 copies at 7:30 – or later'],
  ])('%s: %s is said', (locale, words) => {
    expect(checkAudio(saying(locale, words))).toEqual([]);
  });
});

describe('clips', () => {
  test('of every text are enough; one less, or one of older words, is told', () => {
    const vi = clipsOf('vi');
    expect(checkAudio(flow, { vi })).toEqual([]);
    const [first, second, ...others] = Object.entries(vi).map(([key], index) => {
      if (index === 0) return [key, undefined] as const;
      return [key, index === 1 ? sourceHash('lời cũ') : vi[key]] as const;
    });
    const left = [second, ...others].flatMap((one) =>
      one?.[1] === undefined ? [] : [[one[0], one[1]] as const],
    );
    const found = checkAudio(flow, { vi: Object.fromEntries(left) });
    expect(found.map(({ where, detail }) => [where, detail])).toEqual([
      [`texts.vi.${first?.[0]}`, 'has no clip'],
      [`texts.vi.${second?.[0]}`, 'its clip says other words: the text has changed since'],
    ]);
  });

  test('say what a voice cannot', () => {
    const arrow = 'Tờ khai → quầy';
    const vi = { ...clipsOf('vi'), [must(keys[0])]: sourceHash(arrow) };
    expect(checkAudio(saying('vi', arrow))).toHaveLength(1);
    expect(checkAudio(saying('vi', arrow), { vi })).toEqual([]);
  });

  test('a needed language with neither voice nor clips is told for each of its texts', () => {
    const ko: Flow = {
      ...flow,
      locales: { ...flow.locales, ko: 'required' },
      texts: { ...flow.texts, ko: must(flow.texts['en']) },
    };
    expect(checkAudio(ko)).toHaveLength(keys.length);
    expect(checkAudio(ko, { ko: clipsOf('en') })).toEqual([]);
  });
});
