import { describe, expect, it } from 'vitest';
import { offeredDays } from './offered-hours.ts';
import {
  lobbyFacts,
  offlineFacts,
  sampleCodes,
  sampleContent,
  sampleDay,
  sampleService,
} from './test-support/sample.ts';
import { startSessionAt } from './test-support/start-at.ts';

const { fields, places } = sampleContent.appointments;
const toContact = [
  { type: 'START' },
  { type: 'OPEN_BOOKING' },
  { type: 'CHOOSE_FIELD', key: fields[1]!.key },
  { type: 'CHOOSE_PLACE', key: places[0]! },
  { type: 'CHOOSE_DAY', day: sampleDay },
  { type: 'CHOOSE_SLOT', slot: '08:30' },
] as const;

it('offers no hour on a public holiday, and shows the day as closed', () => {
  // Tuesday 24 November: Ngày Văn hóa Việt Nam.
  const days = offeredDays(sampleContent.appointments, { day: '2026-11-21', minute: 480 });
  expect(days.map(({ day, open }) => [day.slice(8), open])).toEqual([
    ['21', false],
    ['22', false],
    ['23', true],
    ['24', false],
    ['25', true],
    ['26', true],
    ['27', true],
  ]);
});

describe('priority', () => {
  const card = (birth: string) =>
    `001${birth.endsWith('1951') ? '1' : '0'}${birth.slice(-2)}012345||Trần Thị Cao Tuổi|${birth}|${
      birth.endsWith('1951') ? 'Nữ' : 'Nam'
    }|Hà Nội|12082021`;

  it.each([
    // Today is 21/11/2026.
    ['21111951', true],
    ['22111951', false],
    ['01011940', true],
    ['05031999', false],
  ])('is given by the card to whoever is 75: born %s', (birth, expected) => {
    const session = startSessionAt();
    session.send(
      { type: 'CODE_READ', read: { text: card(birth), source: 'shell' } },
      { type: 'USE_CARD' },
    );
    expect(session.resident().booking.card).toBeDefined();
    expect(session.resident().booking.priority).toBe(expected);
  });
});

describe('asking for an hour', () => {
  it('goes from subject to review, one question a screen', () => {
    const session = startSessionAt();
    const seen = toContact.map((event) => {
      session.send(event);
      return session.screen();
    });
    expect(seen).toEqual(['home', 'bookField', 'bookPlace', 'bookDay', 'bookSlot', 'bookContact']);
    session.send({ type: 'NEXT' });
    expect(session.screen()).toBe('bookReview');
  });

  it('does not ask for the subject of a service it knows (R44)', () => {
    const session = startSessionAt();
    session.send({ type: 'START' }, { type: 'OPEN_SERVICE', code: sampleService });
    session.send({ type: 'OPEN_BOOKING' });
    const field = sampleContent.services.get(sampleService)!.field.vi;
    expect(fields.some(({ serviceFields }) => serviceFields.includes(field))).toBe(true);
    expect(session.screen()).toBe('bookPlace');
    expect(session.resident().booking.serviceCode).toBe(sampleService);
  });

  it.each([
    ['field', 'bookField', { type: 'CHOOSE_FIELD', key: fields[0]!.key }],
    ['place', 'bookPlace', { type: 'CHOOSE_PLACE', key: places[1]! }],
    ['day', 'bookDay', { type: 'CHOOSE_DAY', day: '2026-11-25' }],
    ['slot', 'bookSlot', { type: 'CHOOSE_SLOT', slot: '09:00' }],
    ['contact', 'bookContact', { type: 'NEXT' }],
  ] as const)('returns straight to the review after changing %s (R57)', (step, screen, choice) => {
    const session = startSessionAt();
    session.send(...toContact, { type: 'NEXT' }, { type: 'EDIT', step });
    expect(session.screen()).toBe(screen);
    session.send(choice);
    expect(session.screen()).toBe('bookReview');
    expect(session.resident().editing).toBe(false);
  });

  it('returns to the review when a change is called off, with everything kept', () => {
    for (const step of ['field', 'place', 'day', 'contact'] as const) {
      const session = startSessionAt();
      session.send(...toContact, { type: 'NEXT' });
      const before = session.resident().booking;
      session.send({ type: 'EDIT', step }, { type: 'BACK' });
      expect(session.screen()).toBe('bookReview');
      expect(session.resident().booking).toEqual(before);
    }
  });

  it('takes a phone as people write it, and says when it cannot be one (R55)', () => {
    const session = startSessionAt();
    session.send(...toContact, { type: 'SET_PHONE', phone: '12' }, { type: 'NEXT' });
    expect(session.screen()).toBe('bookContact');
    expect(session.resident().incomplete).toBe(true);
    session.send({ type: 'SET_PHONE', phone: '0912.345 678' });
    expect(session.resident().incomplete).toBe(false);
    session.send({ type: 'NEXT' }, { type: 'LEAVE' });
    expect(session.resident().wish).toMatchObject({ kind: 'appointment', phone: '0912345678' });
  });

  it('takes only what is offered', () => {
    const session = startSessionAt();
    session.send({ type: 'START' }, { type: 'OPEN_BOOKING' });
    session.send({ type: 'CHOOSE_FIELD', key: 'nothing' });
    expect(session.screen()).toBe('bookField');
    session.send({ type: 'CHOOSE_FIELD', key: fields[0]!.key });
    session.send({ type: 'CHOOSE_PLACE', key: places[0]! });
    for (const day of ['2026-11-20', '2026-11-22', '2026-12-24', 'x']) {
      session.send({ type: 'CHOOSE_DAY', day });
      expect(session.screen()).toBe('bookDay');
    }
  });

  it('offers no dates while the clock is not believed, and goes on when it is', () => {
    const session = startSessionAt(offlineFacts);
    session.send({ type: 'START' }, { type: 'OPEN_BOOKING' });
    expect(session.screen()).toBe('bookNoDates');
    session.send({ type: 'FACTS', facts: { time: lobbyFacts.time } });
    expect(session.screen()).toBe('bookField');
  });

  it('sends no hour that has passed under the review', () => {
    const session = startSessionAt();
    session.send(...toContact, { type: 'NEXT' });
    session.send({ type: 'FACTS', facts: { time: { day: sampleDay, minute: 10 * 60 } } });
    session.send({ type: 'LEAVE' });
    expect(session.screen()).toBe('bookDay');
    expect(session.resident().incomplete).toBe(true);
    expect(session.resident().wish).toBeUndefined();
  });

  it('fills in a card only when the resident says so, and forgets it when told', () => {
    const session = startSessionAt();
    session.send(...toContact);
    const read = { text: sampleCodes.citizenCard, source: 'wedge' } as const;
    session.send({ type: 'CODE_READ', read });
    expect(session.resident().booking.card).toBeUndefined();
    session.send({ type: 'USE_CARD' });
    expect(session.screen()).toBe('bookContact');
    expect(session.resident().booking.card?.personalNumber).toBe('001199012345');
    expect(session.resident().code).toBeUndefined();
    session.send({ type: 'FORGET_CARD' }, { type: 'NEXT' }, { type: 'LEAVE' });
    expect(session.resident().wish).toMatchObject({ personalNumber: '', name: '' });
  });
});
