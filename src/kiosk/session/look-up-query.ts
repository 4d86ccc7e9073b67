import type { LookUpQuery } from '../../domain/api/index.ts';
import { type Finding, offerOf } from '../../domain/codes/index.ts';
import type { Resident } from './resident.ts';
import { dossierIn } from './wishes.ts';

/** A number with one of these names no product, or may be a person's: it stays on this kiosk. */
const noNumber: readonly Finding[] = [
  'checkDigitWrong',
  'gtinEmpty',
  'gtinInStore',
  'couldBeCitizenNumber',
];

/** What may be asked about the code that was read; undefined when there is nothing to ask. */
export function lookUpQuery(resident: Resident): LookUpQuery | undefined {
  const { code } = resident;
  if (!code) return undefined;
  if (offerOf(code) === 'dossierState') {
    const dossier = dossierIn(resident);
    return dossier && { kind: 'dossier', code: dossier.code };
  }
  if (code.kind !== 'product' || code.findings.some((finding) => noNumber.includes(finding))) {
    return undefined;
  }
  return { kind: 'product', gtin: code.gtin, lot: code.lot ?? null };
}
