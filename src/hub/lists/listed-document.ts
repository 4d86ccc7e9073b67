import type { DocumentKind } from '../../domain/check/index.ts';
import { fold } from '../../domain/vietnamese/index.ts';

/** A document that a list gives. */
export interface ListedDocument {
  readonly kind: Extract<DocumentKind, 'place' | 'notice'>;
  readonly id: string;
  readonly body: unknown;
}

/** The value of a field of one record. */
export type Field = (field: string | undefined) => unknown;

/** Letters and digits of what a source calls a thing: `HN 012/A` is `hn-012-a`. */
export function keyOf(list: string, id: string): string {
  const plain = fold(id)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${list}-${plain}`.slice(0, 60).replace(/-$/, '');
}
