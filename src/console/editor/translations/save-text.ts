import {
  DocumentSchema,
  documentPaths,
  SavedDocumentSchema,
  type TranslationRow,
} from '../../../domain/api/console/index.ts';
import { valueAt, withValueAt } from '../../../domain/change/index.ts';
import type { Link, LinkProblem } from '../../link/index.ts';

/** Tries against others who save in the same document at this moment. */
const triesMax = 3;

/**
 * Changes one text of a document as it stands now. Somebody else's edit of another field is kept;
 * where the Vietnamese is not the one that was read any more, nothing is written.
 */
export async function saveText(
  link: Link,
  { kind, id, path, vi }: TranslationRow,
  change: (body: unknown) => unknown,
): Promise<LinkProblem | undefined> {
  const address = documentPaths.one(kind, id);
  let problem: LinkProblem | undefined;
  for (let turn = 0; turn < triesMax; turn += 1) {
    const found = await link.get(DocumentSchema, address);
    if (!found.ok) return found.error;
    const { body, revision } = found.value;
    if (valueAt(body, `${path}.vi`) !== vi) {
      return { kind: 'refused', code: 'edited-meanwhile', detail: '' };
    }
    const saved = await link.put(SavedDocumentSchema, address, { revision, body: change(body) });
    if (saved.ok) return undefined;
    problem = saved.error;
    if (problem.kind !== 'refused' || problem.code !== 'edited-meanwhile') return problem;
  }
  return problem;
}

/** Writes the English of a text. */
export const withEnglish =
  ({ path }: TranslationRow, en: string) =>
  (body: unknown): unknown =>
    withValueAt(body, `${path}.en`, en);

/** Says that the English still means what the Vietnamese says now. */
export const withApproval =
  ({ path, vi }: TranslationRow) =>
  (body: unknown): unknown => {
    const before = valueAt(body, 'upkeep.stillRight');
    return withValueAt(body, 'upkeep.stillRight', {
      ...(typeof before === 'object' && before !== null ? before : {}),
      [path]: vi,
    });
  };
