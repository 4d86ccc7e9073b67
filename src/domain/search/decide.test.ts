import { describe, expect, it } from 'vitest';
import { buildIndex, loadIndex, search } from './index.ts';
import { exampleDocuments, exampleLexicon } from './testing.ts';

const document = (code: string, vi: string) => ({
  ...(exampleDocuments[0] as (typeof exampleDocuments)[number]),
  code,
  title: { vi, en: '' },
  shortTitle: { vi, en: '' },
  aliases: [],
});

const documents = [
  ...exampleDocuments,
  document('guardian', 'Thủ tục đăng ký giám hộ'),
  document('guardian-end', 'Chấm dứt giám hộ'),
  document('guardian-watch', 'Giám sát việc giám hộ (cấp xã)'),
  document('fire-relief', 'Giảm tiền thuê đất khi có cháy nhà, thiên tai'),
  document('move', 'Chuyển trường'),
];
const which = { vi: 'Quý vị cần việc nào?', en: 'Which of these?' };
const lexicon = { ...exampleLexicon, which };
const index = loadIndex(buildIndex(documents, lexicon));
const act = (query: string) => search(index, query).action;

describe('an action', () => {
  it('is said by a phrase, or by words that stand apart', () => {
    const actions = ['end: chấm dứt = chấm dứt'];
    const knowing = { ...lexicon, actions, actionsApart: ['end: không|chẳng & nữa'] };
    const told = loadIndex(buildIndex(documents, knowing));
    const best = (query: string) => search(told, query).hits[0]?.code;
    expect(best('giám hộ')).not.toBe('guardian-end');
    expect(best('không cần giám hộ cháu nữa')).toBe('guardian-end');
    expect(best('chẳng giám hộ nữa')).toBe('guardian-end');
    const lost = { ...lexicon, actions, actionsApart: ['begin: mới'] };
    expect(() => loadIndex(buildIndex(documents, lost))).toThrow('no action begin');
  });
});

describe('asking back', () => {
  it('asks on a bare noun that three procedures share, with choices that lead there', () => {
    const { action, ask, hits } = search(index, 'thủ tục giám hộ');
    expect(action).toBe('ask');
    expect(ask?.question).toEqual(which);
    const labels = ask?.choices.map(({ label }) => label.vi);
    expect(labels).toContain('Giám sát việc giám hộ');
    expect(hits.length).toBeGreaterThanOrEqual(3);
    for (const choice of ask?.choices ?? [])
      expect(search(index, choice.query).hits[0]?.code).toMatch(/^guardian/);
  });
  it('does not ask when something separates them, or when one title is all that was said', () => {
    expect(act('chấm dứt giám hộ')).toBe('show');
    expect(act('chuyển trường')).toBe('show');
  });
  it('needs the words for a question', () => {
    const silent = loadIndex(buildIndex(documents, exampleLexicon));
    expect(search(silent, 'giám hộ').action).toBe('show');
  });
});

describe('what is no procedure', () => {
  it.each(['hôm nay có mưa không', 'tối nay trận nào đá bóng'])('says so: %s', (query) => {
    expect(search(index, query)).toMatchObject({ action: 'none', reason: 'outside' });
  });
  it('lets a title that says the whole query win over a word of another door', () => {
    expect(act('cháy nhà')).toEqual({ intent: 'emergency-114' });
    expect(act('giảm tiền thuê đất khi có cháy nhà')).toBe('show');
  });
});

describe('another door', () => {
  const doors = [
    ...(exampleLexicon.doors ?? []),
    'track 3: nộp chưa / đã nộp hồ sơ',
    'appointment 4: hẹn / giữ chỗ',
  ];
  const opened = loadIndex(buildIndex(documents, { ...lexicon, doors }));
  const lead = (query: string) => search(opened, query).action;
  it('is near where nothing is a procedure', () => {
    expect(lead('tôi đã nộp lâu lắm mà chưa thấy ai gọi')).toEqual({ intent: 'track' });
    expect(lead('giữ chỗ giúp cháu lúc tám giờ')).toEqual({ intent: 'appointment' });
  });
  it('is not near a procedure', () => {
    expect(lead('đăng ký khai sinh cho con, đã nộp chưa')).toBe('show');
    expect(lead('đăng ký kết hôn')).toBe('show');
  });
  it('is not opened by one syllable without its marks', () => {
    expect(lead('hen')).not.toEqual({ intent: 'appointment' });
  });
  it.each(['H26.12-260811-0004', '000.00.19.h26-251011-0007 đến đâu', 'tra H26-250901-00123'])(
    'a dossier’s code asks after it: %s',
    (query) => expect(lead(query)).toEqual({ intent: 'track' }),
  );
});
