import { type GuideProblem, schemaFindings } from '../../domain/guide/index.ts';
import { language } from '../words/index.ts';

/** Why the reader refused: place and reason. */
export function Reasons({ problems }: { readonly problems: readonly GuideProblem[] }) {
  return (
    <ul class="reasons">
      {schemaFindings(problems).map(({ where, detail, detailVi }) => (
        <li key={`${where} ${detail}`}>
          <code>{where}</code> {language.value === 'vi' ? detailVi : detail}
        </li>
      ))}
    </ul>
  );
}
