import type { Lexicon, SearchDocument } from './index.ts';

function document(
  code: string,
  vi: string,
  en: string,
  aliases: readonly string[] = [],
): SearchDocument {
  return {
    code,
    title: { vi, en },
    shortTitle: { vi, en },
    summary: { vi: '', en: '' },
    keywords: [],
    aliases,
    field: '',
    lifeEvents: [],
    popularity: 0,
    hanoi: true,
  };
}

/** A small catalogue for tests: fabricated, its codes are words. */
export const exampleDocuments: readonly SearchDocument[] = [
  document('birth', 'Đăng ký khai sinh', 'Birth registration', ['giấy khai sinh cho con']),
  document('marriage', 'Đăng ký kết hôn', 'Marriage registration'),
  document('single', 'Cấp giấy xác nhận tình trạng hôn nhân', 'Single status certificate'),
  document('temporary', 'Đăng ký tạm trú', 'Temporary residence'),
  document('permanent', 'Đăng ký thường trú', 'Permanent residence', ['nhập hộ khẩu']),
  document('id-lost', 'Cấp lại thẻ căn cước', 'Lost ID card', ['mất căn cước công dân']),
  document('id-first', 'Cấp thẻ căn cước cho người từ đủ 14 tuổi', 'First ID card'),
  document('passport', 'Cấp hộ chiếu phổ thông', 'Passport'),
  document('licence-exchange', 'Đổi giấy phép lái xe', 'Exchange a driving licence', [
    'đổi bằng lái',
  ]),
  document('licence-lost', 'Cấp lại giấy phép lái xe', 'Lost driving licence', ['mất bằng lái']),
  document('friend', 'Câu lạc bộ bạn đọc', 'Readers’ club'),
  document('sell', 'Thông báo bán hàng đa cấp', 'Multi-level selling'),
];

/** A small lexicon for tests, one line of each kind at least. */
export const exampleLexicon: Lexicon = {
  version: 1,
  stop: 'tôi muốn làm thủ tục giấy cho ở đâu của để không phải mà',
  filler: 'thủ tục làm xin hỏi cho',
  groups: { lost: 'mất|bị mất|rơi' },
  abbreviations: ['cccd = căn cước công dân', 'cc = căn cước|công chứng'],
  concepts: ['mới đẻ|sinh con = khai sinh', 'bằng lái = giấy phép lái xe'],
  rules: [
    'căn cước & $lost = cấp lại thẻ căn cước',
    'bằng lái & $lost & !tốt nghiệp = cấp lại giấy phép lái xe',
  ],
  english: ['birth = khai sinh', 'register = đăng ký', 'passport = hộ chiếu', 'a|my|the ='],
  intents: [
    'emergency-114: cháy nhà|cháy & !giấy',
    'emergency-115: gọi cấp cứu',
    'oos: thời tiết',
    'greeting: xin chào|hello',
  ],
  doors: ['procedure 3: đổi đăng cấp / khai sinh kết hôn', 'oos 3: mưa bóng / thời tiết đá bóng'],
  actions: ['reissue: cấp lại = cấp lại|mất', 'exchange: ^đổi = đổi'],
  qualifiers: ['foreign: nước ngoài = nước ngoài'],
  families: [
    {
      id: 'driving',
      when: 'bằng lái|giấy phép lái xe',
      question: { vi: 'Quý vị cần việc gì với bằng lái?', en: 'What about the licence?' },
      choices: [
        { label: { vi: 'Đổi', en: 'Exchange' }, query: 'đổi bằng lái' },
        { label: { vi: 'Bị mất', en: 'Lost' }, query: 'mất bằng lái' },
      ],
    },
  ],
};
