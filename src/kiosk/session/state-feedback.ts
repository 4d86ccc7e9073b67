import { and } from 'xstate';
import { session } from './setup.ts';

/** Telling the city what is wrong: category, place and words, review. */
export const feedbackState = session.createStateConfig({
  initial: 'category',
  states: {
    category: {
      id: 'feedbackCategory',
      meta: { screen: 'feedbackCategory' },
      on: {
        CHOOSE_CATEGORY: [
          {
            guard: and(['editing', 'categoryKnown']),
            target: 'review',
            actions: ['remember', 'stopEditing'],
          },
          { guard: 'categoryKnown', target: 'details', actions: 'remember' },
        ],
        BACK: [{ guard: 'editing', target: 'review', actions: 'stopEditing' }, { target: '#home' }],
      },
    },
    details: {
      id: 'feedbackDetails',
      meta: { screen: 'feedbackDetails' },
      on: {
        SET_PLACE: { actions: 'remember' },
        SET_TEXT: { actions: 'remember' },
        SET_URGENT: { actions: 'remember' },
        NEXT: [
          { guard: 'feedbackWritten', target: 'review', actions: 'stopEditing' },
          { actions: 'sayIncomplete' },
        ],
        BACK: 'category',
        // What is being typed would be lost to a card that comes near by accident.
        CODE_READ: {},
      },
    },
    review: {
      id: 'feedbackReview',
      meta: { screen: 'feedbackReview' },
      on: {
        EDIT: [
          { guard: 'editsCategory', target: 'category', actions: 'remember' },
          { target: 'details', actions: 'remember' },
        ],
        LEAVE: [
          {
            guard: and(['categoryChosen', 'feedbackWritten']),
            target: '#leaving',
            actions: 'wishFeedback',
          },
          // Emptied on the way to another row: said where it is missing, and nothing is sent.
          { target: 'details', actions: 'sayIncomplete' },
        ],
        BACK: 'details',
        CODE_READ: {},
      },
    },
  },
});
