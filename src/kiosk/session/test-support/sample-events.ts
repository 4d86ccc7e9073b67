import type { ReceiptDocument } from '../../../domain/receipt/index.ts';
import type { SessionEvent } from '../events.ts';
import type { Facts } from '../facts.ts';
import { sampleCodes, sampleContent, sampleDay, sampleService } from './sample.ts';

const code = (text: string): SessionEvent => ({
  type: 'CODE_READ',
  read: { text, source: 'wedge' },
});

const document: ReceiptDocument = {
  v: 1,
  kind: 'test',
  language: 'vi',
  large: false,
  trial: true,
  blocks: [{ type: 'text', text: 'thử' }],
};

/** Everything a resident, a member of staff or the world can do, one sample of each kind. */
export const sampleEvents: readonly SessionEvent[] = [
  { type: 'START' },
  { type: 'TOUCH' },
  { type: 'STAY' },
  { type: 'END' },
  { type: 'HOME' },
  { type: 'BACK' },
  { type: 'NEXT' },
  { type: 'HELP', screen: 'home' },
  { type: 'OPEN_DISPLAY' },
  { type: 'SHOW_PAGE', page: 1 },
  { type: 'SET_LANGUAGE', language: 'en' },
  { type: 'SET_TEXT_SIZE', textSize: 'XL' },
  { type: 'SET_THEME', theme: 'dark' },
  { type: 'SET_REACH', reach: 'low' },
  { type: 'SET_DEFAULTS' },
  { type: 'OPEN_SEARCH', query: 'khai sinh' },
  { type: 'QUERY', text: 'canary' },
  { type: 'OPEN_LIFE_EVENTS' },
  { type: 'OPEN_LIFE_EVENT', key: sampleContent.lifeEvents[0]?.key ?? '' },
  { type: 'OPEN_SERVICE', code: sampleService },
  { type: 'OPEN_EVIDENCE' },
  { type: 'CHOOSE_CASE', caseKey: 'other' },
  { type: 'OPEN_TAKEAWAY' },
  { type: 'OPEN_NOTICES' },
  { type: 'OPEN_NOTICE', id: sampleContent.notices[0]?.id ?? '' },
  { type: 'OPEN_SCAN' },
  { type: 'CONSENT' },
  { type: 'TYPE_CODE' },
  { type: 'SET_TYPED_CODE', text: sampleCodes.dossier },
  ...Object.values(sampleCodes).map(code),
  { type: 'SHOW_PERSONAL' },
  { type: 'HIDE_PERSONAL' },
  { type: 'USE_CARD' },
  { type: 'FORGET_CODE' },
  { type: 'SCAN_AGAIN' },
  { type: 'ASK_DOSSIER' },
  { type: 'OPEN_BOOKING' },
  { type: 'CHOOSE_FIELD', key: sampleContent.appointments.fields[0]?.key ?? '' },
  { type: 'CHOOSE_PLACE', key: sampleContent.appointments.places[0] ?? '' },
  { type: 'CHOOSE_DAY', day: sampleDay },
  { type: 'CHOOSE_SLOT', slot: '08:00' },
  { type: 'SET_PHONE', phone: '0912 345 678' },
  { type: 'SET_PHONE', phone: '12' },
  { type: 'FORGET_CARD' },
  { type: 'EDIT', step: 'field' },
  { type: 'EDIT', step: 'place' },
  { type: 'EDIT', step: 'day' },
  { type: 'EDIT', step: 'slot' },
  { type: 'EDIT', step: 'contact' },
  { type: 'EDIT', step: 'category' },
  { type: 'EDIT', step: 'feedbackDetails' },
  { type: 'OPEN_FEEDBACK' },
  { type: 'CHOOSE_CATEGORY', category: 'traffic' },
  { type: 'SET_PLACE', place: 'canary' },
  { type: 'SET_TEXT', text: 'canary' },
  { type: 'SET_TEXT', text: '' },
  { type: 'SET_URGENT', urgent: true },
  { type: 'LEAVE' },
  { type: 'RETRY' },
  { type: 'WITHDRAW' },
  { type: 'CALL_HELP' },
  { type: 'PRINT', document },
  { type: 'PRINT_ANSWER', answer: 'again' },
  { type: 'LISTEN', text: 'thử' },
  { type: 'HUSH' },
  { type: 'STAFF_KNOCK' },
  { type: 'PIN', pin: '246810' },
  { type: 'PIN', pin: '000000' },
  { type: 'STAFF_EXIT' },
  { type: 'PRINT_STATE', state: { state: 'printing' } },
  { type: 'PRINT_STATE', state: { state: 'waitingPaper' } },
  {
    type: 'PRINT_STATE',
    state: { state: 'printed', evidence: 'cutCounter', reprint: false },
  },
  { type: 'PRINT_STATE', state: { state: 'unconfirmed', reason: 'noEvidence' } },
  { type: 'PRINT_STATE', state: { state: 'failed', reason: 'printerError' } },
  { type: 'FATAL' },
];

/** Changes of the world that the exploration lets happen at any time. */
export function worldEvents(facts: Facts): readonly SessionEvent[] {
  const change = (part: Partial<Facts>): SessionEvent => ({ type: 'FACTS', facts: part });
  return [
    change({ staged: 2 }),
    change({ staged: undefined }),
    change({ updateWaiting: true }),
    change({ outbox: { ...facts.outbox, state: 'secondTab' } }),
    change({ outbox: facts.outbox }),
    change({ link: { ...facts.link, enrolment: 'refused' } }),
    change({ link: facts.link }),
  ];
}
