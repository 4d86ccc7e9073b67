import { not } from 'xstate';
import { session } from './setup.ts';

/**
 * Asking for an hour. `deciding` finds the first question that has no answer yet, so nothing is
 * asked twice (R44) and a change in the review returns straight to it (R57).
 */
export const bookState = session.createStateConfig({
  id: 'book',
  initial: 'deciding',
  states: {
    deciding: {
      id: 'bookDeciding',
      always: [
        { guard: 'datesUnknown', target: 'noDates' },
        { guard: 'fieldMissing', target: 'field' },
        { guard: 'placeMissing', target: 'place' },
        { guard: 'hourMissing', target: 'day' },
        { guard: 'editing', target: 'review', actions: 'stopEditing' },
        { target: 'contact' },
      ],
    },
    /** contracts.md, Time: a kiosk that does not believe its clock offers no dates. */
    noDates: {
      id: 'bookNoDates',
      meta: { screen: 'bookNoDates' },
      always: { guard: 'datesKnown', target: 'deciding' },
      on: { BACK: '#home' },
    },
    field: {
      meta: { screen: 'bookField' },
      on: {
        CHOOSE_FIELD: { guard: 'fieldKnown', target: 'deciding', actions: 'remember' },
        BACK: [
          { guard: 'editing', target: 'review', actions: 'stopEditing' },
          { guard: 'hasService', target: '#procedure' },
          { target: '#home' },
        ],
      },
    },
    place: {
      meta: { screen: 'bookPlace' },
      on: {
        CHOOSE_PLACE: { guard: 'placeKnown', target: 'deciding', actions: 'remember' },
        BACK: [{ guard: 'editing', target: 'deciding' }, { target: 'field' }],
      },
    },
    day: {
      meta: { screen: 'bookDay' },
      // A clock that is believed no longer while one chooses leaves no day to choose.
      always: { guard: 'datesUnknown', target: 'noDates' },
      on: {
        CHOOSE_DAY: { guard: 'dayOffered', target: 'dayChosen', actions: 'remember' },
        BACK: [{ guard: 'editing', target: 'deciding' }, { target: 'place' }],
      },
    },
    /** The hour already chosen stays when the new day has it (R43). */
    dayChosen: {
      always: [{ guard: 'hourMissing', target: 'slot' }, { target: 'deciding' }],
    },
    slot: {
      meta: { screen: 'bookSlot' },
      always: { guard: 'datesUnknown', target: 'noDates' },
      on: {
        CHOOSE_SLOT: { guard: 'slotOffered', target: 'deciding', actions: 'remember' },
        BACK: 'day',
      },
    },
    contact: {
      id: 'bookContact',
      meta: { screen: 'bookContact' },
      on: {
        SET_PHONE: { actions: 'remember' },
        FORGET_CARD: { actions: 'remember' },
        NEXT: [
          { guard: 'phoneFits', target: 'review', actions: 'stopEditing' },
          { actions: 'sayIncomplete' },
        ],
        BACK: [{ guard: 'editing', target: 'review', actions: 'stopEditing' }, { target: 'slot' }],
      },
    },
    review: {
      id: 'bookReview',
      meta: { screen: 'bookReview' },
      on: {
        EDIT: [
          { guard: 'editsField', target: 'field', actions: 'remember' },
          { guard: 'editsPlace', target: 'place', actions: 'remember' },
          { guard: 'editsDay', target: 'day', actions: 'remember' },
          { guard: 'editsSlot', target: 'slot', actions: 'remember' },
          { target: 'contact', actions: 'remember' },
        ],
        SET_PRIORITY: { actions: 'remember' },
        LEAVE: [
          { guard: 'datesUnknown', target: 'noDates' },
          { guard: 'hourMissing', target: 'day', actions: 'sayIncomplete' },
          // Half a number, left by "Quay lại": no office could call it.
          { guard: not('phoneFits'), target: 'contact', actions: 'sayIncomplete' },
          { target: '#leaving', actions: 'wishAppointment' },
        ],
        BACK: 'contact',
      },
    },
  },
});
