import type { FrameWord } from '../../domain/service/index.ts';
import { en } from './en/index.ts';
import type { Table } from './own-texts.ts';
import { vi } from './vi/index.ts';

/** Every text of the screens as this application brings it: what an editor may write anew. */
export function frameWords(): readonly FrameWord[] {
  const [source, english]: readonly [Table, Table] = [vi, en];
  return Object.entries(source).flatMap(([group, texts]) =>
    Object.entries(texts).map(([name, text]) => {
      const one = english[group]?.[`${name}_one`];
      const other = english[group]?.[`${name}_other`] ?? english[group]?.[name];
      if (other === undefined) throw new Error(`broken invariant: ${group}.${name} has no English`);
      return {
        ...{ key: `${group}.${name}`, vi: text, en: other },
        ...(one !== undefined && { enOne: one }),
      };
    }),
  );
}
