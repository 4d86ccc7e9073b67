import { describe, expect, it } from 'vitest';
import { findQuestion } from './ambiguity.ts';
import { fireRules } from './fire.ts';
import { buildIndex, forgetQueries, loadIndex, search } from './index.ts';
import { readQuery } from './read-query.ts';
import { exampleDocuments, exampleLexicon } from './testing.ts';
import { readToken } from './tokens.ts';

const document = (code: string, vi: string) => ({
  ...(exampleDocuments[0] as (typeof exampleDocuments)[number]),
  code,
  title: { vi, en: '' },
  shortTitle: { vi, en: '' },
  aliases: [],
});

const documents = [
  ...exampleDocuments,
  document('legal-aid', 'Yêu cầu trợ giúp pháp lý'),
  document('notary', 'Công chứng hợp đồng'),
  document('tax', 'Quyết toán thuế thu nhập'),
  document('tax-refund', 'Hoàn thuế nộp thừa'),
  document('school', 'Trường trung nghề'),
  document('school-second', 'Trường trung nghề thứ hai'),
  document('mothers', 'Danh hiệu bà mẹ Việt Nam anh hùng'),
  document('legal-person', 'Trợ giúp về pháp nhân'),
  document('own', 'Đăng ký nhận con'),
  document('own-again', 'Đăng ký nhận con lần hai'),
  document('level', 'Giấy nâng cấp'),
  document('level-two', 'Giấy nâng cấp đường, ký nâng cấp'),
  document('level-three', 'Nâng cấp, nâng cấp, nâng cấp, nâng cấp'),
  document('company', 'Thành lập công ty hai thành viên'),
  document('company-one', 'Thành lập công ty một thành viên'),
];
const lexicon = {
  ...exampleLexicon,
  abbreviations: [
    ...exampleLexicon.abbreviations,
    'hc = hành chính|hộ chiếu',
    'tv = thành viên',
    'kh = kết hôn',
  ],
};
const index = loadIndex(buildIndex(documents, lexicon));
const understood = (query: string) => search(index, query).understood;
const best = (query: string) => search(index, query).hits[0]?.code;

describe('first letters of words', () => {
  it('are written out by the catalogue when no table has them', () => {
    expect(understood('tgpl ')).toBe('trợ giúp pháp lí');
    expect(best('xin tgpl')).toBe('legal-aid');
  });
  it('need a word beside them when they are two', () => {
    expect(understood('qt thuế ')).toBe('quyết toán thuế');
    expect(understood('qt ')).toBe('qt');
    expect(understood('zz thuế ')).toBe('zz thuế');
  });
  it('are the commonest words, or those that stand beside their neighbours', () => {
    expect(understood('ttn ')).toBe('trường trung nghề');
    expect(understood('quyết toán ttn ')).toBe('quyết toán thuế thu nhập');
  });
  it('have one vowel where no word is written so, and leave out small words', () => {
    expect(understood('danh hiệu bmvnah ')).toBe('danh hiệu bà mẹ việt nam anh hùng');
    expect(understood('xin tgpn ')).toBe('xin trợ giúp về pháp nhân');
  });
  it('are those that stand right there in the catalogue, more than once', () => {
    expect(understood('đăng ký nc ')).toBe('đăng ký nhận con');
    expect(understood('giấy nc ')).not.toBe('giấy nhận con');
  });
  it('are looked up once, and again after the wipe', () => {
    let looks = 0;
    const popularity = new Proxy(index.popularity, {
      get(target, name) {
        looks += 1;
        return Reflect.get(target, name);
      },
    });
    const watched = { ...index, popularity };
    const read = () => watched.initials.read(watched, readToken('tgpl'), undefined, undefined);
    forgetQueries(watched);
    expect(read()).toHaveLength(4);
    expect(looks).toBe(documents.length);
    read();
    expect(looks).toBe(documents.length);
    forgetQueries(watched);
    read();
    expect(looks).toBe(2 * documents.length);
  });
});

describe('a short form', () => {
  it('has the reading that stands beside the words around it', () => {
    expect(understood('hc ')).toBe('hành chính');
    expect(understood('cấp hc phổ thông')).toBe('cấp hộ chiếu phổ thông');
  });
  it('is typed on when syllables begin like it', () => {
    expect(readQuery(index, 'đăng ký kh').tokens.at(-1)?.key).toBe('kh');
    const hits = search(index, 'đăng ký kh').hits.slice(0, 3);
    expect(hits.map(({ code }) => code)).toContain('marriage');
    expect(understood('đăng ký kh ')).toBe('đăng ký kết hôn');
  });
  it('may follow its number, and says a word once', () => {
    expect(best('công ty 2tv')).toBe('company');
    expect(understood('tgpl lý ')).toBe('trợ giúp pháp lý');
  });
  it('does not tell how the other words were written', () => {
    expect(readQuery(index, 'doi cccd').strict).toBe(false);
    expect(readQuery(index, 'đổi cccd').strict).toBe(true);
  });
});

describe('marks that nobody writes', () => {
  it('stand for any marks', () => {
    expect(best('quyết toán thué thu nhập')).toBe('tax');
    const [, , tax] = readQuery(index, 'quyết toán thué thu nhập').tokens;
    expect(tax).toMatchObject({ word: 'thúe', mended: true });
    expect(readQuery(index, 'quyết toán thuế').tokens[2]?.mended).toBeUndefined();
  });
  it('end a word that could be typed on without them', () => {
    expect(readQuery(index, 'hộ triếu').open).toBe(false);
    expect(readQuery(index, 'hộ chiế').open).toBe(true);
    expect(best('làm hộ triếu')).toBe('passport');
  });
  it('belong to their word when no letter takes them', () => {
    expect(readQuery(index, 'kê\u0309\u0302t hôn').tokens).toHaveLength(2);
  });
});

describe('slips of the finger', () => {
  it('in a short form of four letters and more is read as the short form', () => {
    for (const slip of ['ccccd', 'cccdd', 'ccdc', 'cxcd'])
      expect(understood(`mất ${slip} `), slip).toBe('mất căn cước công dân');
  });
  it('a word that its letters spell, or their first letters, is left to them', () => {
    expect(understood('mất tgpl ')).toBe('mất trợ giúp pháp lí');
    expect(understood('mất cx ')).toBe('mất cx');
  });
  it('a letter too many or two that changed places need no word beside them', () => {
    expect(understood('khaii ')).toBe('khai');
    expect(understood('khia ')).toBe('khai');
    expect(understood('khaz ')).toBe('khaz');
  });
});

describe('a question back', () => {
  const asked = (query: string, gap: number) => {
    const read = readQuery(index, query);
    const one = { document: 0, score: 3, row: 0, raw: 0 };
    const fired = fireRules(index.knowledge, read);
    return findQuestion(index, read, fired, [one, { ...one, document: 1, score: 3 - gap }])?.family;
  };
  it('is asked of a bare noun, and of a longer wish unless one answer stands clear', () => {
    expect(asked('bằng lái', 1.5)).toBe('driving');
    expect(asked('xin hỏi bằng lái', 0.5)).toBe('driving');
    expect(asked('xin hỏi bằng lái', 1.5)).toBeUndefined();
  });
});
