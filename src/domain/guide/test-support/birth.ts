import type { WrittenFlow } from '../model/flow.ts';

const vi: Record<string, string> = {
  'flow.title': 'Đăng ký khai sinh',
  'common.unsure': 'Tôi không chắc',
  'common.yes': 'Có',
  'common.no': 'Không',
  'q.foreign.title': 'Cha hoặc mẹ của bé có phải người nước ngoài không?',
  'q.foreign.why': 'Người nước ngoài nộp thêm giấy tờ.',
  'q.child.title': 'Bé sinh trong trường hợp nào?',
  'q.child.known': 'Bé có mẹ nuôi dưỡng',
  'q.child.found': 'Bé bị bỏ rơi',
  'q.child.surrogate': 'Bé sinh nhờ mang thai hộ',
  'q.age.title': 'Bé sinh ngày nào?',
  'q.age.why': 'Khai sau {fact.lateDays} ngày là đăng ký muộn.',
  'q.birthPaper.title': 'Quý vị có giấy nào về việc sinh?',
  'q.birthPaper.cert': 'Giấy chứng sinh',
  'q.birthPaper.witness': 'Giấy của người làm chứng',
  'q.birthPaper.none': 'Không có giấy nào',
  'q.married.title': 'Cha mẹ của bé đã đăng ký kết hôn chưa?',
  'q.fatherAck.title': 'Cha có muốn nhận con cùng lúc không?',
  'q.idPapers.title': 'Người đi khai có giấy nào?',
  'q.idPapers.card': 'Thẻ căn cước',
  'q.idPapers.passport': 'Hộ chiếu',
  'q.idPapers.other': 'Giấy khác có ảnh',
  'q.idPapers.none': 'Không có giấy nào',
  'q.who.title': 'Ai đi khai sinh cho bé?',
  'q.who.parent': 'Cha hoặc mẹ',
  'q.who.relative': 'Ông bà hoặc người thân',
  'q.bundle.title': 'Quý vị muốn làm luôn thường trú và thẻ bảo hiểm y tế không?',
  'o.foreign.title': 'Hỏi cán bộ về khai sinh có yếu tố nước ngoài',
  'o.ask.title': 'Hỏi cán bộ trước khi nộp',
  'o.ask.next': 'Gọi 1022 hoặc đến điểm phục vụ gần nhất.',
  'o.found.title': 'Khai sinh cho bé bị bỏ rơi',
  'o.standard.title': 'Quý vị cần mang các giấy tờ này',
  'o.bundle.title': 'Làm ba việc một lần',
  'd.form': 'Tờ khai đăng ký khai sinh',
  'd.birthCert': 'Giấy chứng sinh',
  'd.witness': 'Văn bản của người làm chứng',
  'd.statement': 'Giấy cam đoan về việc sinh',
  'd.fatherForm': 'Tờ khai nhận cha cho con',
  'd.surrogacy': 'Văn bản về việc mang thai hộ',
  'd.authority': 'Giấy tờ chứng minh là người thân',
  'd.foundRecord': 'Biên bản về việc bé bị bỏ rơi',
  'd.marriage': 'Giấy chứng nhận kết hôn',
  'd.residenceForm': 'Tờ khai thay đổi thông tin cư trú',
  'n.late': 'Đây là đăng ký muộn',
  'n.free': 'Đăng ký đúng hạn không mất tiền',
  'n.bringId': 'Quý vị cần một giấy có ảnh',
};

const en: Record<string, string> = Object.fromEntries(
  Object.entries(vi).map(([key, words]) => {
    const filled = words.match(/\{[^}]*\}/g) ?? [];
    return [key, ['The words of', key.replaceAll('.', ' ').toLowerCase(), ...filled].join(' ')];
  }),
);

const yesNo = [
  { value: 'yes', label: 'common.yes' },
  { value: 'no', label: 'common.no' },
];

const paper = (label: string) => ({ kind: 'paper' as const, label, pictogram: 'docs' as const });
const note = (label: string) => ({ kind: 'note' as const, label });

/**
 * Registration of a birth, after the example of requirements §3.1. Its law is illustrative: the
 * shipped flow stands in `content`.
 */
export function birthFlow(): WrittenFlow {
  return {
    schema: 'flow/1',
    id: 'dang-ky-khai-sinh',
    version: 7,
    title: 'flow.title',
    services: ['1.001193'],
    sources: [
      {
        id: 'luat-ho-tich',
        ref: 'Luật Hộ tịch 60/2014/QH13, điều 13, 15, 16',
        checkedOn: '2026-11-20',
        recheckBy: '2027-02-20',
      },
    ],
    locales: { vi: 'source', en: 'required' },
    profiles: {
      lobby: { maxQuestions: 9, maxSeconds: 180 },
      lift: { allowed: false, handoff: true },
    },
    facts: { lateDays: [{ value: 60, from: '2016-01-01', source: 'luat-ho-tich' }] },
    vars: {
      foreign: { enum: ['no', 'yes', 'unsure'], class: 'quasi' },
      child: { enum: ['known', 'found', 'surrogate'], class: 'sensitive' },
      ageDays: { int: [0, 6570], ask: 'date', class: 'personal', unsure: true },
      birthPaper: { enum: ['cert', 'witness', 'none'], class: 'quasi' },
      married: { enum: ['yes', 'no'], class: 'sensitive' },
      fatherAck: { enum: ['yes', 'no'], class: 'sensitive' },
      idPapers: { set: ['card', 'passport', 'other'], class: 'quasi' },
      who: { enum: ['parent', 'relative'], class: 'quasi' },
      bundle: { enum: ['yes', 'no'], class: 'quasi' },
    },
    start: 'q.foreign',
    states: {
      'q.foreign': {
        kind: 'choice',
        var: 'foreign',
        title: 'q.foreign.title',
        why: 'q.foreign.why',
        options: [...yesNo, { value: 'unsure', label: 'common.unsure', icon: 'question' }],
        next: [
          { when: { eq: ['foreign', 'yes'] }, to: 'o.foreign' },
          { when: { eq: ['foreign', 'unsure'] }, to: 'o.ask' },
          { to: 'q.child' },
        ],
      },
      'q.child': {
        kind: 'choice',
        var: 'child',
        title: 'q.child.title',
        options: [
          { value: 'known', label: 'q.child.known' },
          { value: 'found', label: 'q.child.found' },
          { value: 'surrogate', label: 'q.child.surrogate' },
        ],
        next: [
          { when: { eq: ['child', 'found'] }, to: 'o.found' },
          { when: { in: ['child', ['known', 'surrogate']] }, to: 'q.age' },
        ],
      },
      'q.age': {
        kind: 'date',
        var: 'ageDays',
        title: 'q.age.title',
        why: 'q.age.why',
        unsure: 'common.unsure',
        next: [{ when: { eq: ['ageDays', 'unsure'] }, to: 'o.ask' }, { to: 'q.birthPaper' }],
      },
      'q.birthPaper': {
        kind: 'choice',
        var: 'birthPaper',
        title: 'q.birthPaper.title',
        options: [
          { value: 'cert', label: 'q.birthPaper.cert' },
          { value: 'witness', label: 'q.birthPaper.witness' },
          { value: 'none', label: 'q.birthPaper.none' },
        ],
        next: [{ to: 'q.married' }],
      },
      'q.married': {
        kind: 'choice',
        var: 'married',
        title: 'q.married.title',
        options: yesNo,
        next: [{ when: { eq: ['married', 'no'] }, to: 'q.fatherAck' }, { to: 'q.idPapers' }],
      },
      'q.fatherAck': {
        kind: 'choice',
        var: 'fatherAck',
        title: 'q.fatherAck.title',
        options: yesNo,
        next: [{ to: 'q.idPapers' }],
      },
      'q.idPapers': {
        kind: 'set',
        var: 'idPapers',
        title: 'q.idPapers.title',
        options: [
          { value: 'card', label: 'q.idPapers.card' },
          { value: 'passport', label: 'q.idPapers.passport' },
          { value: 'other', label: 'q.idPapers.other' },
        ],
        none: 'q.idPapers.none',
        next: [{ to: 'q.who' }],
      },
      'q.who': {
        kind: 'choice',
        var: 'who',
        title: 'q.who.title',
        options: [
          { value: 'parent', label: 'q.who.parent' },
          { value: 'relative', label: 'q.who.relative' },
        ],
        next: [{ when: { lt: ['ageDays', 2190] }, to: 'q.bundle' }, { to: 'o.standard' }],
      },
      'q.bundle': {
        kind: 'choice',
        var: 'bundle',
        title: 'q.bundle.title',
        options: yesNo,
        next: [
          { when: { eq: ['bundle', 'yes'] }, to: 'o.bundle' },
          { when: { eq: ['bundle', 'no'] }, to: 'o.standard' },
        ],
      },
      'o.foreign': {
        kind: 'outcome',
        title: 'o.foreign.title',
        ending: 'askStaff',
        nextStep: 'o.ask.next',
      },
      'o.ask': {
        kind: 'outcome',
        title: 'o.ask.title',
        ending: 'askStaff',
        nextStep: 'o.ask.next',
      },
      'o.found': { kind: 'outcome', title: 'o.found.title', checklist: 'L.found' },
      'o.standard': { kind: 'outcome', title: 'o.standard.title', checklist: 'L.main' },
      'o.bundle': { kind: 'outcome', title: 'o.bundle.title', checklist: ['L.main', 'L.bundle'] },
    },
    items: {
      'd.form': paper('d.form'),
      'd.birthCert': paper('d.birthCert'),
      'd.witness': paper('d.witness'),
      'd.statement': paper('d.statement'),
      'd.fatherForm': paper('d.fatherForm'),
      'd.surrogacy': paper('d.surrogacy'),
      'd.authority': paper('d.authority'),
      'd.foundRecord': paper('d.foundRecord'),
      'd.marriage': paper('d.marriage'),
      'd.residenceForm': paper('d.residenceForm'),
      'n.late': note('n.late'),
      'n.free': note('n.free'),
      'n.bringId': note('n.bringId'),
    },
    lists: {
      'L.main': [
        { item: 'd.form' },
        { item: 'd.birthCert', when: { eq: ['birthPaper', 'cert'] } },
        { item: 'd.witness', when: { eq: ['birthPaper', 'witness'] } },
        { item: 'd.statement', when: { eq: ['birthPaper', 'none'] } },
        {
          item: 'd.fatherForm',
          when: { and: [{ eq: ['married', 'no'] }, { eq: ['fatherAck', 'yes'] }] },
        },
        { item: 'd.surrogacy', when: { eq: ['child', 'surrogate'] } },
        { item: 'd.authority', when: { eq: ['who', 'relative'] } },
        { item: 'd.marriage', when: { eq: ['married', 'yes'] } },
        { item: 'n.bringId', when: { eq: ['idPapers', []] } },
        { item: 'n.late', when: { gt: ['ageDays', { fact: 'lateDays' }] } },
        { item: 'n.free', when: { le: ['ageDays', { fact: 'lateDays' }] } },
      ],
      'L.bundle': [{ item: 'd.residenceForm' }],
      'L.found': [{ item: 'd.form' }, { item: 'd.foundRecord' }],
    },
    invariants: [
      {
        id: 'I2',
        say: 'Không bao giờ vừa miễn phí vừa đăng ký muộn',
        never: { and: [{ has: 'n.free' }, { has: 'n.late' }] },
      },
      {
        id: 'I4',
        say: 'Đúng một giấy tờ chứng minh việc sinh',
        if: { at: ['o.standard', 'o.bundle'] },
        // biome-ignore lint/suspicious/noThenProperty: the format's own word; data, never awaited.
        then: { exactlyOne: ['d.birthCert', 'd.witness', 'd.statement'] },
      },
    ],
    tests: [
      {
        name: 'bé 20 ngày, có giấy chứng sinh',
        answers: {
          foreign: 'no',
          child: 'known',
          ageDays: 20,
          birthPaper: 'cert',
          married: 'yes',
          idPapers: ['card'],
          who: 'parent',
          bundle: 'no',
        },
        expect: {
          outcome: 'o.standard',
          has: ['d.form', 'd.birthCert', 'n.free'],
          not: ['n.late'],
        },
      },
    ],
    texts: { vi: { ...vi }, en },
  };
}
