import { type GuideProblem, schemaFindings } from '../../domain/guide/index.ts';

/** Why the reader refused: place and reason, in its own words. */
export function Reasons({ problems }: { readonly problems: readonly GuideProblem[] }) {
  return (
    <ul class="reasons" lang="en">
      {schemaFindings(problems).map(({ where, detail }) => (
        <li key={`${where} ${detail}`}>
          <code>{where}</code> {detail}
        </li>
      ))}
    </ul>
  );
}
