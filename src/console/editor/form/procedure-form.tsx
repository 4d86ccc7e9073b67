import type { JSX } from 'preact';
import { useWords } from '../../words/index.ts';
import { Fees } from './fees-part.tsx';
import { Law } from './law-part.tsx';
import { Filing, Findability } from './more-parts.tsx';
import { Names, Steps, Who } from './name-parts.tsx';
import { Papers } from './papers-part.tsx';
import { Source } from './source-part.tsx';
import { Time } from './time-part.tsx';
import { Where } from './where-part.tsx';

/** The parts of a procedure, and the members that belong to each. */
export const procedureSections = [
  {
    id: 'name',
    title: 'editor.sectionName',
    members: ['shortName', 'name', 'summary'],
  },
  {
    id: 'filing',
    title: 'editor.sectionFiling',
    members: [
      'officialName',
      'field',
      'pictogram',
      'lifeEvents',
      'spatial',
      'audience',
      'codeState',
      'entry',
      'code',
    ],
  },
  { id: 'who', title: 'editor.sectionWho', members: ['whoMayApply', 'conditions'] },
  { id: 'papers', title: 'editor.sectionPapers', members: ['evidence', 'paperCounts'] },
  { id: 'fees', title: 'editor.sectionFees', members: ['costs'] },
  { id: 'time', title: 'editor.sectionTime', members: ['processingTime'] },
  {
    id: 'where',
    title: 'editor.sectionWhere',
    members: ['where', 'channels', 'onlineLevel', 'competentAuthority', 'portalUrl'],
  },
  { id: 'steps', title: 'editor.sectionSteps', members: ['steps', 'outputs'] },
  { id: 'law', title: 'editor.sectionLaw', members: ['legalResources', 'related'] },
  { id: 'search', title: 'editor.sectionSearch', members: ['search'] },
  { id: 'source', title: 'editor.sectionSource', members: ['source', 'upkeep', 'doubts'] },
] as const;

const parts: Readonly<Record<(typeof procedureSections)[number]['id'], () => JSX.Element>> = {
  name: Names,
  filing: Filing,
  who: Who,
  papers: Papers,
  fees: Fees,
  time: Time,
  where: Where,
  steps: Steps,
  law: Law,
  search: Findability,
  source: Source,
};

/** Every field of a procedure, part by part. */
export function ProcedureForm() {
  const t = useWords();
  return (
    <>
      {procedureSections.map(({ id, title }) => {
        const Part = parts[id];
        return (
          <section key={id} id={`part-${id}`} class="epart" tabIndex={-1} aria-label={t(title)}>
            <h2>{t(title)}</h2>
            <Part />
          </section>
        );
      })}
    </>
  );
}
