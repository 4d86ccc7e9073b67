import { lookUpQuery } from './look-up-query.ts';
import { session } from './setup.ts';

const unanswered = { type: 'noteLookUp', params: { answer: undefined } } as const;

/**
 * What another system says of the code: asked once by itself, once more when a network comes that was
 * not there, and again only when a resident wants.
 */
export const codeLookUpState = session.createStateConfig({
  initial: 'idle',
  states: {
    idle: {
      always: { guard: 'lookUpDue', target: 'asking' },
      on: { LOOK_UP_AGAIN: { guard: 'codeCanBeLookedUp', target: 'asking' } },
    },
    asking: {
      entry: 'beginLookUp',
      invoke: {
        src: 'lookUpRequest',
        input: ({ context: { resident } }) => {
          const query = lookUpQuery(resident);
          if (!query) throw new Error('broken invariant: nothing to look up');
          return { query };
        },
        onDone: {
          target: 'idle',
          actions: {
            type: 'noteLookUp',
            params: ({ event: { output } }) => ({ answer: output.ok ? output.value : undefined }),
          },
        },
        onError: { target: 'idle', actions: unanswered },
      },
      after: { lookUpMs: { target: 'idle', actions: unanswered } },
    },
  },
});
