import { canonicalJson } from '../../../domain/basics/index.ts';
import type { PublicService } from '../../../domain/service/index.ts';
import { compareFields, type FieldChange } from './compare.ts';
import type { LineFile } from './files.ts';
import type { OldEntry } from './old-catalogue.ts';
import type { BadReference } from './references.ts';
import type { Spill, Spilled } from './spill.ts';

/** One line of `changes.jsonl`. */
export type Change =
  | { readonly change: 'added' | 'ended'; readonly code: string; readonly name: string }
  | {
      readonly change: 'changed';
      readonly code: string;
      readonly name: string;
      readonly fields: readonly FieldChange[];
    };

export type MergeCounts = {
  added: number;
  changed: number;
  confirmed: number;
  unchanged: number;
  ended: number;
  services: number;
};

export interface MergeInput {
  readonly old: AsyncGenerator<OldEntry, void, void>;
  readonly kept: ReadonlyMap<string, Spilled>;
  readonly bad: ReadonlyMap<string, readonly BadReference[]>;
  readonly spill: Spill;
  /** Codes that the input does not have stay: it is only a part. */
  readonly partial: boolean;
  readonly catalogue: LineFile;
  readonly changes: LineFile;
}

/** A record without the references that lead nowhere or in a circle, which is said in its doubts. */
function withoutBad(text: string, bad: readonly BadReference[]): string {
  const service: PublicService = JSON.parse(text);
  const related = service.related.filter(
    ({ code, how }) => !bad.some((one) => one.to === code && one.how === how),
  );
  const doubts = [...new Set([...service.doubts, 'reference' as const])].sort();
  return canonicalJson({ ...service, related, doubts });
}

const nameOf = (text: string): string => {
  const service: PublicService = JSON.parse(text);
  return service.officialName;
};

/** Writes the new catalogue in the order of codes, and what is different from the old one. */
export async function mergeCatalogues(input: MergeInput): Promise<MergeCounts> {
  const { old, kept, bad, spill, partial, catalogue, changes } = input;
  const counts = { added: 0, changed: 0, confirmed: 0, unchanged: 0, ended: 0, services: 0 };
  const tell = async (change: Change) => {
    counts[change.change] += 1;
    await changes.write(JSON.stringify(change));
  };
  const put = async (text: string) => {
    counts.services += 1;
    await catalogue.write(text);
  };
  const passOld = async ({ code, text }: OldEntry) => {
    if (partial) {
      counts.unchanged += 1;
      await put(text);
    } else await tell({ change: 'ended', code, name: nameOf(text) });
  };
  let before = await old.next();
  for (const code of [...kept.keys()].sort()) {
    while (!before.done && before.value.code < code) {
      await passOld(before.value);
      before = await old.next();
    }
    const spilled = kept.get(code);
    if (!spilled) continue;
    const references = bad.get(code);
    const written = await spill.read(spilled);
    const text = references === undefined ? written : withoutBad(written, references);
    if (before.done || before.value.code !== code) {
      await tell({ change: 'added', code, name: spilled.name });
    } else {
      if (before.value.text === text) counts.unchanged += 1;
      else {
        const fields = compareFields(JSON.parse(before.value.text), JSON.parse(text));
        if (fields.length === 0) counts.confirmed += 1;
        else await tell({ change: 'changed', code, name: spilled.name, fields });
      }
      before = await old.next();
    }
    await put(text);
  }
  for (; !before.done; before = await old.next()) await passOld(before.value);
  return counts;
}
