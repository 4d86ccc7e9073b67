/** Why a publisher is not asked to sign: what was given is not of one piece, or not what it says. */
export type ExamineProblem =
  | 'notTargets'
  | 'notCanonical'
  | 'versionOrder'
  | 'livesTooLong'
  | 'ringWrong'
  /** Another content than the one named, or one beside it that nobody published. */
  | 'otherContent'
  /** No way back, or one that leads elsewhere. */
  | 'backWrong'
  | 'keysDiffer'
  /** The hub does not give bytes that were named, or gives others. */
  | 'sectionMissing'
  | 'sectionOther'
  | 'manifestWrong';

export interface ExamineFailure {
  readonly problem: ExamineProblem;
  /** Which one: a version, a section. */
  readonly detail: string;
}
