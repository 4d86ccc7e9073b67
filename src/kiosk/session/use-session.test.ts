import { effect } from '@preact/signals';
import { expect, it } from 'vitest';
import { sessionMachine } from './machine.ts';
import { lobbyFacts } from './test-support/sample.ts';
import { silentActors } from './test-support/start-at.ts';
import { startSession } from './use-session.ts';

it('draws again for what a screen can see, and not for a touch that changes nothing', () => {
  const machine = sessionMachine.provide({ actors: silentActors } as unknown as Parameters<
    typeof sessionMachine.provide
  >[0]);
  const session = startSession(machine, () => undefined);
  session.send({ type: 'FACTS', facts: lobbyFacts });
  session.send({ type: 'START' });
  const drawn: string[] = [];
  const stop = effect(() => {
    drawn.push(session.view.value.screen);
  });
  session.send({ type: 'TOUCH' });
  session.send({ type: 'TOUCH' });
  expect(drawn).toEqual(['home']);
  session.send({ type: 'OPEN_SEARCH', query: '' });
  session.send({ type: 'QUERY', text: 'k' });
  expect(drawn).toEqual(['home', 'search', 'search']);
  stop();
  session.stop();
});
