import type { WrittenFlow } from '../../../domain/guide/index.ts';
import { readGuide } from '../../../domain/guide/index.ts';
import type { GuidePlace } from '../../guides/index.ts';
import { beginGuide, stepGuide } from '../../guides/index.ts';
import { guideAt } from '../guide-state.ts';

const words = (married: string, yes: string, no: string) => ({
  'flow.title': 'Đăng ký khai sinh',
  'q.married.title': married,
  'q.married.yes': yes,
  'q.married.no': no,
  'q.days.title': 'Bé được bao nhiêu ngày?',
  'o.title': 'Quý vị mang các giấy tờ này',
  'd.form': 'Tờ khai',
  'd.rings': 'Giấy chứng nhận kết hôn',
  'n.late': 'Đây là đăng ký muộn',
});

/** A flow of two questions, one of them sensitive. */
export const sampleFlow: WrittenFlow = {
  schema: 'flow/1',
  id: 'mau',
  version: 1,
  title: 'flow.title',
  services: ['1.001193'],
  sources: [{ id: 'luat', ref: 'Luật mẫu', checkedOn: '2026-11-20', recheckBy: '2027-02-20' }],
  locales: { vi: 'source', en: 'required' },
  vars: {
    married: { enum: ['yes', 'no'], class: 'sensitive' },
    days: { int: [0, 400], ask: 'date', class: 'quasi' },
  },
  start: 'q.married',
  states: {
    'q.married': {
      kind: 'choice',
      var: 'married',
      title: 'q.married.title',
      options: [
        { value: 'yes', label: 'q.married.yes', icon: 'rings' },
        { value: 'no', label: 'q.married.no', icon: 'family' },
      ],
      next: [{ to: 'q.days' }],
    },
    'q.days': { kind: 'date', var: 'days', title: 'q.days.title', next: [{ to: 'o.end' }] },
    'o.end': { kind: 'outcome', title: 'o.title', checklist: 'main' },
  },
  items: {
    'd.form': { kind: 'paper', label: 'd.form', pictogram: 'form', use: 'fillIn' },
    'd.rings': { kind: 'paper', label: 'd.rings', pictogram: 'rings', originals: 1 },
    'n.late': { kind: 'note', label: 'n.late' },
  },
  lists: {
    main: [
      { item: 'd.form' },
      { item: 'd.rings', when: { eq: ['married', 'yes'] } },
      { item: 'n.late', when: { gt: ['days', 60] } },
    ],
  },
  texts: {
    vi: words('Cha mẹ bé đã đăng ký kết hôn chưa?', 'Đã đăng ký', 'Chưa đăng ký'),
    en: words('Are the parents married?', 'Yes', 'No'),
  },
};

function read() {
  const flow = readGuide(sampleFlow);
  if (!flow.ok) throw new Error(JSON.stringify(flow.error));
  return flow.value;
}

function after(place: GuidePlace, answer: string | number): GuidePlace {
  return stepGuide({ ...guideAt(place), step: { do: 'answer', answer, isEdit: false } });
}

const begin = beginGuide(read(), '2026-11-21');
const middle = after(begin, 'yes');

/** Where a walk through it can be. */
export const sampleGuide = { begin, middle, end: after(middle, 90) } as const;
