import { ProblemError } from '../http/index.ts';
import type { ReleaseError } from './release-error.ts';

const said: Readonly<Record<Exclude<ReleaseError, 'unknownRelease'>, string>> = {
  releaseOpen: 'Another release is open.',
  wrongState: 'The release is not in a state in which this can be done.',
  unknownKey: 'The root does not name this key for publishers.',
  badSignature: 'A signature does not hold.',
  noWayBack: 'There was no content before this release.',
  samePerson: 'Two different people must sign, each with a key of their own.',
  editedMeanwhile: 'A document was edited or taken back meanwhile. Look again.',
  refused: 'A kiosk would not believe it. Nothing was published.',
};

/** What the console is told when something was not done. */
export function explainRefusal(error: ReleaseError): ProblemError {
  if (error === 'unknownRelease') return new ProblemError('not-found');
  if (error === 'editedMeanwhile') return new ProblemError('edited-meanwhile');
  return new ProblemError('conflict', { detail: said[error], extension: { reason: error } });
}
