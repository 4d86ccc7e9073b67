import type { Words } from './typed-key.ts';

/** Who wrote something: a person by name; what the command line brought in says so. */
export const sayAuthor = (t: Words, name: string): string =>
  name === 'cli' ? t('editor.byCommand') : name;
