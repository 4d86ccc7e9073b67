import type { KeyOf, ValuesOf } from '../../domain/basics/index.ts';
import type { vi } from './vi/index.ts';

/** `frame.signOut`: a group (one page or one subject) and a key. */
export type WordKey = KeyOf<typeof vi>;

/** What a text needs beside its key: nothing, or a value for each placeholder. */
export type WordValues<Key extends WordKey> = ValuesOf<typeof vi, Key>;

/** A key whose text stands by itself. */
export type PlainKey = {
  [Key in WordKey]: WordValues<Key> extends [] ? Key : never;
}[WordKey];

/** Says a text in the language that is chosen. */
export type Words = <Key extends WordKey>(key: Key, ...values: WordValues<Key>) => string;
