import type { KeyOf, ValuesOf } from '../../domain/basics/index.ts';
import type { vi } from './vi/index.ts';

/** `home.title`: a group (one screen or one subject) and a key. */
export type WordKey = KeyOf<typeof vi>;

/** What a text needs beside its key: nothing, or a value for each placeholder. */
export type WordValues<Key extends WordKey> = ValuesOf<typeof vi, Key>;

/** Says a text in the language of the session. */
export type Words = <Key extends WordKey>(key: Key, ...values: WordValues<Key>) => string;
