import { dossierIn, type RunningReference, startReferenceSource } from '../../hub/index.ts';
import { trialDossiers } from '../reference/index.ts';

/** How the sample register numbers the states of a dossier. */
const stateNumbers = [
  'received',
  'inProgress',
  'waitingForPapers',
  'waitingForPayment',
  'done',
  'returned',
  'refused',
] as const;

/** A register for the trial, on any free port: the same dossiers as the reference back office knows. */
export function startTrialSource(): Promise<RunningReference> {
  return startReferenceSource({
    registers: {
      dossier(code) {
        const known = trialDossiers.find((one) => one.code === code);
        if (!known) return undefined;
        const state = (stateNumbers as readonly string[]).indexOf(known.state) + 1;
        if (state === 0) return undefined;
        return dossierIn(code, state, known.dueDay?.split('-').reverse().join('/') ?? null);
      },
    },
  });
}
