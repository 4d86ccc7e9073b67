/**
 * How many lines an entry may have. Ours are written to be read on a wall; a register's are as
 * long as its ministry made them, so each limit stands above the longest of 2026-07-18.
 */
export type EntryLimits = {
  readonly authorities: number;
  readonly costs: number;
  readonly applicants: number;
  readonly cases: number;
  readonly steps: number;
  readonly conditions: number;
  readonly outputs: number;
  readonly legalCodeChars: number;
};

export const writtenLimits: EntryLimits = {
  authorities: 6,
  costs: 30,
  applicants: 20,
  cases: 30,
  steps: 20,
  conditions: 20,
  outputs: 12,
  legalCodeChars: 60,
};

export const registerLimits: EntryLimits = {
  authorities: 40, // 28 (1.115353)
  costs: 120, // 108 (1.115602)
  applicants: 30, // 13 (1.002439)
  cases: 30, // 20 (2.002011)
  steps: 400, // 233 paragraphs (1.015005)
  conditions: 400, // 244 paragraphs (1.000711)
  outputs: 40, // 18 (3.000115)
  legalCodeChars: 140, // 130 (5.003807)
};
