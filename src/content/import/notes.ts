import type { Doubt } from '../../domain/service/index.ts';

/** What was done to a text or a value so that it could be taken. */
export type RepairKind =
  | 'codeTrimmed'
  | 'codeSuffix'
  | 'codeZeros'
  | 'codeMalformed'
  | 'nfc'
  | 'invisible'
  | 'control'
  | 'symbolFont'
  | 'markup'
  | 'entity'
  | 'angleBracket'
  | 'punctuation'
  | 'unreadable'
  | 'joinedLines'
  | 'brokenSentence'
  | 'cut'
  | 'tooMany'
  | 'wrongType'
  | 'capitals'
  | 'feeNumber'
  | 'feeNotFree'
  | 'timeNumber'
  | 'count'
  | 'legalCode'
  | 'portalLink'
  | 'date'
  | 'unknownWord'
  | 'mergedCells'
  | 'hiddenRows'
  | 'referenceUnknown'
  | 'referenceCycle';

export type Repair = {
  readonly kind: RepairKind;
  /** The field of the record, such as `documents.2.name`. */
  readonly field: string;
  readonly detail?: string;
};

/** Repairs kept of one record: a record worse than that is told in its first lines. */
const repairsMax = 200;
const detailCharsMax = 160;

/** Collects what was repaired and doubted while one record is read. */
export interface Notes {
  repair(kind: RepairKind, field: string, detail?: string): void;
  doubt(doubt: Doubt): void;
  readonly repairs: readonly Repair[];
  /** In the order of the model, each once, so that the same record gives the same bytes. */
  readonly doubts: readonly Doubt[];
}

export function takeNotes(): Notes {
  const repairs = new Map<string, Repair>();
  const doubts = new Set<Doubt>();
  return {
    repair(kind, field, detail) {
      const key = `${kind} ${field}`;
      if (repairs.has(key) || repairs.size >= repairsMax) return;
      repairs.set(key, {
        kind,
        field,
        ...(detail !== undefined && { detail: detail.slice(0, detailCharsMax) }),
      });
    },
    doubt: (doubt) => {
      doubts.add(doubt);
    },
    get repairs() {
      return [...repairs.values()];
    },
    get doubts() {
      return [...doubts].sort();
    },
  };
}
