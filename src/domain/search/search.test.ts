import { describe, expect, it } from 'vitest';
import { buildIndex, forgetQueries, loadIndex, type SearchAnswer, search } from './index.ts';
import { readQuery } from './read-query.ts';
import { exampleDocuments, exampleLexicon } from './testing.ts';

const packed = buildIndex(exampleDocuments, exampleLexicon);
const index = loadIndex(packed);
const first = (query: string): string | undefined => search(index, query).hits[0]?.code;
const marked = (answer: SearchAnswer, code: string): string[] => {
  const hit = answer.hits.find((one) => one.code === code);
  const title =
    exampleDocuments.find((one) => one.code === code)?.shortTitle[answer.language] ?? '';
  return (hit?.marks.title ?? []).map(([start, end]) => title.slice(start, end));
};

describe('finding', () => {
  it.each([
    ['đăng ký khai sinh', 'birth'],
    ['dang ky khai sinh', 'birth'],
    ['ĐĂNG KÝ KHAI SINH', 'birth'],
    ['Đăng ký khai sinh'.normalize('NFD'), 'birth'],
    ['ddawng kys khai sinh', 'birth'],
    ['d9a8ng ky1 ta5m tru1', 'temporary'],
    ['dangky tamtru', 'temporary'],
    ['tam chu', 'temporary'],
    ['dang k ytam tru', 'temporary'],
    ['hoc hieu', 'passport'],
    ['đăng kí tạm trú', 'temporary'],
    ['giay kai sinh cho con', 'birth'],
    ['mất cccd', 'id-lost'],
    ['mới đẻ', 'birth'],
    ['hộ chiếu', 'passport'],
    ['my passport', 'passport'],
    ['register a birth', 'birth'],
    ['đổi bằng lái', 'licence-exchange'],
    ['mất bằng lái', 'licence-lost'],
  ])('%s → %s', (query, code) => {
    expect(first(query)).toBe(code);
  });
  it('answers from the first letter and through every prefix', () => {
    const query = 'khai sinh';
    for (let length = 1; length <= query.length; length++)
      expect(search(index, query.slice(0, length)).hits.map((hit) => hit.code)).toContain('birth');
  });
  it('knows a procedure by its code, and says so when there is none of that code', () => {
    const [one] = exampleDocuments;
    const codes = ['1.000091', '1.000094', '2.000091'];
    const coded = loadIndex(
      buildIndex(
        codes.map((code) => ({ ...(one as (typeof exampleDocuments)[number]), code })),
        exampleLexicon,
      ),
    );
    const found = (query: string) => {
      const { action, hits } = search(coded, query);
      return [action, ...hits.map(({ code }) => code)];
    };
    for (const query of ['1.000091', '1000091', 'mã 1.000091 là gì', '1.000091.000.00.00.H26'])
      expect(found(query)).toEqual(['show', '1.000091']);
    expect(found('1.0000')).toEqual(['show', '1.000091', '1.000094']);
    expect(found('khai sinh 1.999999')).toEqual(['none']);
    // Money, a telephone, a number of another kind.
    for (const number of ['1.000.091', '0910000919', '1000092', '21.000091'])
      expect(found(`khai sinh ${number}`).slice(1)).not.toEqual(['1.000091']);
  });
  it('prefers of twin titles the one that leaves the fewest words unsaid', () => {
    const title = (code: string, vi: string) => ({
      ...(exampleDocuments[1] as (typeof exampleDocuments)[number]),
      code,
      title: { vi, en: '' },
      shortTitle: { vi, en: '' },
    });
    const twins = loadIndex(
      buildIndex(
        [
          title('other', 'Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ'),
          title('again', 'Cấp lại giấy phép xây dựng đối với nhà ở riêng lẻ'),
          title('change', 'Đăng ký thay đổi nội dung đăng ký doanh nghiệp'),
          title('notice', 'Thông báo thay đổi nội dung đăng ký doanh nghiệp'),
        ],
        exampleLexicon,
      ),
    );
    const best = (query: string) => search(twins, query).hits[0]?.code;
    expect(best('cấp lại phép xây dựng')).toBe('again');
    expect(best('cap phep xay dung moi')).toBe('other');
    // A word that is said twice stands in both places.
    expect(best('dang ky thay doi noi dung dang ky nghiep')).toBe('change');
    expect(best('thong bao thay doi noi dung dang ky nghiep')).toBe('notice');
  });
  it('shows a twin that only another province does behind the one that is done here', () => {
    const twin = (code: string, elsewhere: boolean) => ({
      ...(exampleDocuments[0] as (typeof exampleDocuments)[number]),
      ...{ code, elsewhere, aliases: [] },
    });
    const twins = loadIndex(
      buildIndex([twin('a', true), twin('b', false), twin('c', true)], exampleLexicon),
    );
    expect(search(twins, 'đăng ký khai sinh').hits.map(({ code }) => code)).toEqual([
      'b',
      'a',
      'c',
    ]);
  });
  it('tells written marks apart', () => {
    expect(first('bán')).toBe('sell');
    expect(first('bạn')).toBe('friend');
  });
  it('counts a reason less than the request', () => {
    expect(first('xác nhận tình trạng hôn nhân để làm hộ chiếu')).toBe('single');
  });
  it('leaves out what is expressly not asked for', () => {
    const { hits } = search(index, 'không phải làm hộ chiếu mà đăng ký kết hôn');
    const found = hits.map(({ code }) => code);
    expect(found[0]).toBe('marriage');
  });
  it('ends what is refused at a comma', () => {
    const weighed = (query: string) => Array.from(readQuery(index, query).clauses, Math.round);
    expect(weighed('chứ không phải hộ chiếu, đăng ký kết hôn')).toEqual([
      0, 0, 0, 0, 0, 1, 1, 1, 1,
    ]);
    expect(weighed('kết hôn chứ không phải hộ chiếu')).toEqual([1, 1, 0, 0, 0, 0, 0]);
  });
  it('ends what is refused without marks too, before a word of asking', () => {
    const weighed = (query: string) => Array.from(readQuery(index, query).clauses, Math.round);
    expect(weighed('khong phai ho chieu ma xin ket hon')).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
    expect(weighed('tam tru khong phai ho chieu ma ket hon').slice(2)).not.toContain(1);
    expect(weighed('khong lam ho chieu chi xin ket hon')[3]).toBe(0);
  });
  it('lets single words refer back to the thing that is denied, not to what is done to it', () => {
    const weighed = (query: string) => Array.from(readQuery(index, query).clauses, Math.round);
    expect(weighed('không cấp lại hộ chiếu, chỉ đổi cuốn')).toEqual([1, 0, 0, 1, 1, 1, 1, 1]);
    expect(weighed('không cấp lại hộ chiếu, chỉ đổi bằng lái')).toEqual([
      0, 0, 0, 0, 0, 1, 1, 1, 1,
    ]);
  });
  it('ranks what is denied below what is wished of the same paper', () => {
    expect(first('giấy phép lái xe, đổi bằng')).toBe('licence-exchange');
    expect(first('giấy phép lái xe chứ không phải đổi bằng')).toBe('licence-lost');
    expect(first('không phải đổi, tôi xin bằng lái')).toBe('licence-lost');
  });
  it('hears a denial in other words, and none where somebody only tells', () => {
    const refused = (query: string) => readQuery(index, query).refused;
    expect(refused('thay vì hộ chiếu thì tôi xin đăng ký kết hôn')).toBe('thay vì hộ chiếu');
    expect(refused('chưa muốn làm hộ chiếu, chỉ xin đăng ký kết hôn')).toBe('muốn làm hộ chiếu');
    expect(refused('không làm hộ chiếu, tôi đăng ký kết hôn')).toBe('làm hộ chiếu');
    expect(refused('chồng tôi không phải người Việt, đăng ký kết hôn')).toBe('');
    expect(refused('chưa làm hộ chiếu mà đã đăng ký kết hôn')).toBe('');
    expect(refused('không có hộ chiếu, tôi đăng ký kết hôn')).toBe('');
    expect(refused('cha xin lam ho chieu cho con')).toBe('');
  });
  it('hears what is not to be spoken of, and what was not done at the end', () => {
    const refused = (query: string) => readQuery(index, query).refused;
    expect(refused('đăng ký kết hôn, khỏi nói hộ chiếu')).toBe('nói hộ chiếu');
    expect(refused("i don't want a passport, i want to marry")).toBe('don t want a passport');
    expect(refused('ket hon khong lam ho chieu, chi bi mat giay')).toBe('lam ho chieu');
    expect(refused('tôi mất bằng lái, không đổi gì hết')).toBe('đổi gì hết');
    expect(refused('tôi mất bằng lái, không biết đổi ở đâu')).toBe('');
  });
  it('lets words that the catalogue has apart name no thing', () => {
    const weighed = (query: string) => Array.from(readQuery(index, query).clauses, Math.round);
    expect(weighed('không làm hộ chiếu, cuốn chân ướt')[2]).toBe(1);
    expect(weighed('không làm hộ chiếu, xin kết hôn')[2]).toBe(0);
  });
  it('takes a word that is no syllable for one with any marks', () => {
    const [, , last, more] = readQuery(index, 'tôi xin hộ chiếuu').tokens.slice(-4);
    expect([last?.key, more?.key]).toEqual(['ho', 'chieu']);
    expect([last?.mended, more?.mended]).toEqual([undefined, true]);
  });
  it('reads an age in English as one', () => {
    const { understood } = readQuery(index, 'passport for my 8 years old');
    expect(understood).toBe('passport for my 8 tuổi old');
    expect(readQuery(index, 'passport 10 years').understood).toBe('passport 10 years');
  });
  it('takes no action from what was not done', () => {
    const clauses = (query: string) => Array.from(readQuery(index, query).clauses, Math.round);
    expect(clauses('bằng lái không bị mất')).toEqual([1, 1, 1, 1, 0]);
    expect(clauses('bằng lái chẳng may bị mất')).not.toContain(0);
  });
  it('asks for the end of what is needed no more', () => {
    const weighed = (query: string) => Array.from(readQuery(index, query).clauses, Math.round);
    expect(weighed('không cần tạm trú nữa')).toEqual([1, 1, 1, 1, 1]);
    expect(weighed('khong can tam tru nua')).toEqual([1, 1, 1, 1, 1]);
    expect(weighed('không cần tạm trú, khai sinh nữa')).toEqual([0, 0, 0, 0, 1, 1, 1]);
    expect(weighed('không cần tạm trú mà khai sinh nữa')).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
  });
  it('says how the query was read', () => {
    expect(search(index, 'ddawng kys tamj trus').understood).toBe('đăng ký tạm trú');
    expect(search(index, 'Đăng kí Thuỷ').understood).toBe('đăng kí thuỷ');
    expect(search(index, 'my passport').language).toBe('en');
    expect(search(index, 'hộ chiếu').language).toBe('vi');
  });
  it('keeps to the limit and orders by score', () => {
    const { hits } = search(index, 'đăng ký', { limit: 2 });
    expect(hits).toHaveLength(2);
    expect(hits[0]?.score).toBeGreaterThanOrEqual(hits[1]?.score ?? 0);
    expect(search(index, 'đăng ký', { limit: 0 }).hits).toHaveLength(1);
  });
  it('answers the same after a wipe', () => {
    const before = search(index, 'giay kai sinh');
    forgetQueries(index);
    expect(search(index, 'giay kai sinh')).toEqual(before);
  });
  it('forgets a query before the next', () => {
    const before = search(index, 'tạm trú');
    search(index, 'mất bằng lái xe máy ở đâu');
    expect(search(index, 'tạm trú')).toEqual(before);
  });
});

describe('marks', () => {
  it('underlines what matched in the shown title, also without diacritics', () => {
    expect(marked(search(index, 'khai sinh '), 'birth')).toEqual(['khai sinh']);
    expect(marked(search(index, 'tam tru '), 'temporary')).toEqual(['tạm trú']);
  });
  it('underlines the begun word as far as it was typed', () => {
    expect(marked(search(index, 'khai si'), 'birth')).toEqual(['khai si']);
  });
  it('is printed with the answer', () => {
    const { hits } = JSON.parse(JSON.stringify(search(index, 'khai sinh ')));
    expect(hits[0].marks).toEqual({ title: [[8, 17]] });
  });
  it('is in the English title for an English query', () => {
    expect(marked(search(index, 'register a birth '), 'birth')).toContain('Birth');
  });
});

describe('what to do with an answer', () => {
  it.each(['bằng lái', 'bang lai', 'thủ tục bằng lái'])('asks back: %s', (query) => {
    const answer = search(index, query);
    expect(answer.action).toBe('ask');
    expect(answer.ask?.family).toBe('driving');
    expect(answer.hits.length).toBeGreaterThan(1);
  });
  it('offers choices that lead somewhere', () => {
    for (const choice of search(index, 'bằng lái').ask?.choices ?? [])
      expect(search(index, choice.query).action).toBe('show');
  });
  it.each(['đổi bằng lái', 'mất bằng lái xe máy', 'đăng ký khai sinh'])(
    'does not ask needlessly: %s',
    (query) => {
      expect(search(index, query).action).toBe('show');
    },
  );
  it.each([
    ['cháy nhà', { intent: 'emergency-114' }],
    ['gọi cấp cứu', { intent: 'emergency-115' }],
    ['xin chào', 'none'],
    ['thời tiết hôm nay', 'none'],
    ['qwrtzxc', 'none'],
    ['🙂🙂', 'none'],
  ])('%s', (query, action) => {
    expect(search(index, query).action).toEqual(action);
  });
  it('says why it offers nothing', () => {
    expect(search(index, 'xin chào').reason).toBe('greeting');
    expect(search(index, 'thời tiết hôm nay').reason).toBe('outside');
    expect(search(index, 'qwrtzxc').reason).toBe('unknown');
  });
  it('greets nobody who asks', () => {
    expect(search(index, 'xin chào cho hỏi đăng ký khai sinh').action).toBe('show');
  });
  it('keeps an intent from hiding the results', () => {
    expect(search(index, 'cháy nhà mất hộ chiếu').hits.length).toBeGreaterThan(0);
  });
  it('sends nobody away on one unmarked syllable', () => {
    expect(search(index, 'chay').action).not.toHaveProperty('intent');
    expect(search(index, 'cháy').action).toHaveProperty('intent');
  });
});

describe('the packed index', () => {
  it('is the same whatever the order of the documents', () => {
    expect(buildIndex([...exampleDocuments].reverse(), exampleLexicon)).toEqual(packed);
  });
  it('opens from the middle of a larger buffer', () => {
    const shifted = new Uint8Array(packed.length + 1);
    shifted.set(packed, 1);
    expect(search(loadIndex(shifted.subarray(1)), 'khai sinh')).toEqual(search(index, 'khai sinh'));
  });
  it('refuses two documents with one code', () => {
    const [document] = exampleDocuments;
    expect(() => buildIndex([document!, document!], exampleLexicon)).toThrow(/two documents/);
  });
  it('refuses what is no index, or cut short', () => {
    expect(() => loadIndex(new Uint8Array(40))).toThrow(/not a search index/);
    expect(() => loadIndex(packed.subarray(0, packed.length >> 1))).toThrow(/cut short/);
  });
  it('can be empty', () => {
    const empty = loadIndex(buildIndex([], exampleLexicon));
    expect(search(empty, 'khai sinh').hits).toEqual([]);
  });
  it('refuses a lexicon with an unknown group', () => {
    const lexicon = { ...exampleLexicon, rules: ['$nothing & a = b'] };
    expect(() => loadIndex(buildIndex([], lexicon))).toThrow(/no group/);
  });
});
