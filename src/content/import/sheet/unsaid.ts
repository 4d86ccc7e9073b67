import type { ColumnName } from '../../../domain/sheet/index.ts';

/** Which columns say a field of an entry; one of them is enough. */
const saidBy: Readonly<Record<string, readonly ColumnName[]>> = {
  field: ['field'],
  competentAuthority: ['authority', 'executing', 'levels'],
  where: ['executing', 'levels'],
  spatial: ['issuerCode'],
  channels: ['methods'],
  processingTime: ['time', 'timeOnline'],
  costs: ['fee', 'feeOnline'],
  evidence: ['papers'],
  paperCounts: ['papers'],
  steps: ['steps'],
  conditions: ['conditions'],
  outputs: ['results'],
  whoMayApply: ['subjects'],
  legalResources: ['legal'],
  related: ['requires', 'related', 'replacedBy'],
  portalUrl: ['url', 'id'],
  'source.decision': ['decisionNo'],
  'source.updatedOn': ['updatedAt'],
  // No column says it.
  audience: [],
  onlineLevel: [],
};
/** What is doubted comes out of these; a sheet that has not all of them cannot take a doubt away. */
const doubted = ['channels', 'processingTime', 'costs', 'evidence', 'where'];

/** Fields of an entry that the rows of a procedure say nothing about: what we have of them stays. */
export function unsaidOf(isSaid: (column: ColumnName) => boolean): readonly string[] {
  const unsaid = Object.entries(saidBy)
    .filter(([, columns]) => !columns.some(isSaid))
    .map(([field]) => field);
  return doubted.some((field) => unsaid.includes(field)) ? [...unsaid, 'doubts'] : unsaid;
}
