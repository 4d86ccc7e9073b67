import type { Words } from '../words/index.ts';

/** Who wrote a revision: a person by name; what the command line brought in says so. */
export const sayAuthor = (t: Words, name: string): string =>
  name === 'cli' ? t('editor.byCommand') : name;
