import { lookUpQuery } from './look-up-query.ts';
import { session } from './setup.ts';

const offline = { type: 'keepLookUp', params: { lookUp: { state: 'offline' } } } as const;

/** What another system says of the code: asked once by itself, again only when a resident wants. */
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
        onDone: {
          target: 'idle',
          actions: {
            type: 'keepLookUp',
            params: ({ event: { output } }) => ({
              lookUp: output.ok
                ? { state: 'told' as const, answer: output.value }
                : { state: 'offline' as const },
            }),
          },
        },
        onError: { target: 'idle', actions: offline },
      },
      after: { lookUpMs: { target: 'idle', actions: offline } },
    },
  },
});
