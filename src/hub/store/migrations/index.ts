import type { Migration } from 'kysely/migration';
import { first } from './001-first.ts';

/** Numbered and forward-only: a shipped one is never edited, and there is no way down. */
export const migrations: Readonly<Record<string, Migration>> = { '001-first': first };
