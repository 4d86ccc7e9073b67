import { lookUpQuery } from './look-up-query.ts';
import { session } from './setup.ts';

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
      entry: { type: 'keepLookUp', params: { lookUp: { state: 'asking' } } },
      invoke: {
        src: 'lookUpRequest',
        input: ({ context: { resident } }) => {
          const query = lookUpQuery(resident);
          if (!query) throw new Error('broken invariant: nothing to look up');
          return { query };
        },
        onDone: [
          {
            guard: ({ event: { output } }) => output.ok,
            target: 'idle',
            actions: {
              type: 'keepLookUp',
              params: ({ event: { output } }) => ({
                lookUp: output.ok
                  ? { state: 'told' as const, answer: output.value }
                  : { state: 'none' as const },
              }),
            },
          },
          { target: 'idle', actions: 'noteLookUpFailed' },
        ],
        onError: { target: 'idle', actions: 'noteLookUpFailed' },
      },
      after: { lookUpMs: { target: 'idle', actions: 'noteLookUpFailed' } },
    },
  },
});
