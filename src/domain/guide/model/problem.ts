/** Why a file is no flow. Nothing of it is run, shown or stored. */
export type GuideProblem = {
  readonly code:
    | 'tooLarge'
    | 'notJson'
    | 'tooDeep'
    | 'tooMany'
    | 'forbiddenName'
    | 'markup'
    | 'schema'
    | 'part';
  /** Where: `states.q.age.next.0`. */
  readonly where: string;
  /** What exactly, for the author. */
  readonly detail: string;
};
