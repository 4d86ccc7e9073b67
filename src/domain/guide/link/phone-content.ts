import type { ServiceFacts } from '../../service/index.ts';
import type { Answers, Flow } from '../model/flow.ts';
import { flowOn } from '../model/on-day.ts';
import { answersOfCode, readLinkCode } from './link-code.ts';

/** What the hub gives a phone: every published flow, and the facts of what they stand on. */
export interface PhoneContent {
  readonly flows: readonly Flow[];
  readonly services: readonly ServiceFacts[];
}

/** What a code opens, and why not with its answers. */
export type OpenedLink =
  | {
      readonly state: 'open' | 'changed' | 'misfit';
      readonly flow: Flow;
      readonly answers: Answers;
    }
  | { readonly state: 'unreadable' | 'gone' };

/**
 * What the fragment of a link opens (R68): the flow with its answers; the flow as it is now without
 * them, when it has `changed` since or they are none of its own (`misfit`); or nothing.
 *
 * @param day `YYYY-MM-DD`, which decides about dated facts
 */
export function openLink(fragment: string, content: PhoneContent, day: string): OpenedLink {
  const code = readLinkCode(fragment);
  if (!code.ok) return { state: 'unreadable' };
  const written = content.flows.find(({ id }) => id === code.value.flow);
  if (written === undefined) return { state: 'gone' };
  const flow = flowOn(written, day);
  if (flow.version !== code.value.version) return { state: 'changed', flow, answers: {} };
  const answers = answersOfCode(flow, code.value);
  return answers === undefined
    ? { state: 'misfit', flow, answers: {} }
    : { state: 'open', flow, answers };
}
