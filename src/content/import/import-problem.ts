/** Why a whole input cannot be imported: what, where in it, and what to do. */
export type ImportProblem = {
  readonly what: string;
  readonly todo: string;
};

/** Carries a problem out of the depth of a stream; `importCatalogue` turns it into a value. */
export class ImportStop extends Error {
  readonly problem: ImportProblem;

  constructor(what: string, todo: string) {
    super(what);
    this.name = 'ImportStop';
    this.problem = { what, todo };
  }
}
