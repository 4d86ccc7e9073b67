import type { DocumentKind } from '../../domain/check/index.ts';
import type { Content } from './content.ts';

/** A document of the editor, as it is going to be published. */
export interface WrittenDocument {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly body: unknown;
  /** What residents see now, of a document that changes; absent: it stays as it is. */
  readonly published?: unknown;
  readonly isChanged: boolean;
}

/** A document that editors withdrew: nothing that came with the product stands in its place. */
export type WithdrawnDocument = Pick<WrittenDocument, 'kind' | 'id'>;

/** What a check found, and the document that it is in. */
export interface BuiltFinding {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly where: string;
  readonly detail: string;
  /** In Vietnamese, where the check says it in both. */
  readonly detailVi?: string;
  readonly document: { readonly kind: DocumentKind; readonly id: string } | null;
  readonly isChanged: boolean;
}

/** Without content when a document does not even have its form. */
export interface BuiltContent {
  readonly content: Content | undefined;
  readonly findings: readonly BuiltFinding[];
}

/**
 * Makes content of documents and holds it against every check. Given by the command line: the hub
 * does not know the source form.
 *
 * @param day ISO day in Hanoi
 * @param pictures bytes of those that notices name, by hash
 * @param withdrawn what editors took away; without it a kind of no document is one that this hub never had
 */
export type ContentBuilder = (
  documents: readonly WrittenDocument[],
  day: string,
  pictures?: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
  withdrawn?: readonly WithdrawnDocument[],
) => Promise<BuiltContent>;
