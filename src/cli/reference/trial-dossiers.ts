import type { DossierResult } from '../../domain/action/index.ts';

/** A dossier that the reference office knows. */
export interface TrialDossier {
  readonly code: string;
  readonly state: DossierResult['state'];
  readonly dueDay: string | null;
}

/** Made up, one of each state: to try the kiosk with. Every other code is not found. */
export const trialDossiers: readonly TrialDossier[] = [
  { code: 'H26.17.45-261116-0001', state: 'received', dueDay: '2026-12-01' },
  { code: 'H26.17.45-261116-0002', state: 'inProgress', dueDay: '2026-11-27' },
  { code: 'H26.17.45-261116-0003', state: 'waitingForPapers', dueDay: null },
  { code: 'H26.17.45-261116-0004', state: 'waitingForPayment', dueDay: null },
  { code: 'H26.17.45-261116-0005', state: 'done', dueDay: '2026-11-20' },
  { code: 'H26.17.45-261116-0006', state: 'returned', dueDay: null },
  { code: 'H26.17.45-261116-0007', state: 'refused', dueDay: null },
];
