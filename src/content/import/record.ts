/** One fee of one way of handing in, as the normalised catalogue has it. */
export type RecordFee = {
  readonly value: number | undefined;
  readonly currency: string;
  readonly note: string;
  /** Empty where the source has no opinion, as in the portal's own JSON and in sheets. */
  readonly kind: string;
};

/** A quantity with its unit; `words` where the source wrote a sentence instead of a number. */
export type RecordTime = {
  readonly qty: number | undefined;
  readonly words: string;
  readonly unit: string;
};

export type RecordChannel = {
  readonly method: string;
  readonly time: RecordTime;
  readonly note: string;
  readonly fees: readonly RecordFee[];
};

export type RecordPaper = {
  readonly name: string;
  readonly original: number;
  readonly copy: number;
};

export type RecordReference = {
  readonly code: unknown;
  readonly how: 'requires' | 'related' | 'replacedBy';
};

/**
 * One procedure in the shape that every source is brought to: the normalised catalogue (README of
 * the data), the portal's JSON and sheets. Texts are as the source has them, not yet cleaned.
 */
export type CatalogueRecord = {
  readonly code: unknown;
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly field: string;
  readonly issuer: string;
  readonly issuerCode: string;
  readonly kind: string;
  readonly levels: readonly string[];
  readonly levelText: string;
  readonly fullOnline: boolean | undefined;
  readonly online: boolean | undefined;
  readonly executing: string;
  readonly authority: string;
  readonly executingUnits: readonly string[];
  readonly subjects: readonly string[];
  readonly channels: readonly RecordChannel[];
  readonly caseTimes: readonly RecordTime[];
  readonly documents: readonly { readonly case: string; readonly items: readonly RecordPaper[] }[];
  readonly steps: readonly string[];
  readonly conditions: string;
  readonly results: readonly string[];
  readonly legal: readonly { readonly code: string; readonly name: string }[];
  readonly lifeEvents: readonly string[];
  readonly keywords: string;
  readonly references: readonly RecordReference[];
  readonly decisionNo: string;
  readonly updatedAt: string;
  readonly url: string;
  /** The day of the copy, where the record itself says it. */
  readonly snapshotDate: string;
};

/** Where a file of records comes from, for those that do not say it themselves. */
export type RecordSource = {
  readonly name: { readonly vi: string; readonly en: string };
  /** ISO day of the copy. */
  readonly snapshotDate: string;
};
