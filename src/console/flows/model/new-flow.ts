import type { Flow } from '../../../domain/guide/index.ts';

/** How long a source holds before it is to be read again, days. */
const recheckDays = 180;

/** The smallest flow that can be written: one question, one end that asks staff. */
export function newFlow(id: string, today: string): Flow {
  const recheck = new Date(Date.parse(`${today}T12:00:00Z`) + recheckDays * 86_400_000);
  return {
    schema: 'flow/1',
    id,
    version: 1,
    title: 'title',
    sources: [
      { id: 'source-1', ref: '…', checkedOn: today, recheckBy: recheck.toISOString().slice(0, 10) },
    ],
    locales: { vi: 'source', en: 'required' },
    vars: { first: { enum: ['yes', 'no', 'unsure'], class: 'quasi' } },
    start: 'q.first',
    states: {
      'q.first': {
        kind: 'choice',
        var: 'first',
        title: 'q.first.title',
        options: ['yes', 'no', 'unsure'].map((value) => ({ value, label: `q.first.${value}` })),
        next: [{ to: 'o.ask' }],
      },
      'o.ask': {
        kind: 'outcome',
        title: 'o.ask.title',
        ending: 'askStaff',
        nextStep: 'o.ask.next',
      },
    },
    texts: { vi: {}, en: {} },
  };
}
