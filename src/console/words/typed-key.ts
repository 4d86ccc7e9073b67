import type { vi } from './vi/index.ts';

type Source = typeof vi;

/** `frame.signOut`: a group (one page or one subject) and a key. */
export type WordKey = {
  [Group in keyof Source]: `${Group}.${keyof Source[Group] & string}`;
}[keyof Source];

type TextOf<Key extends WordKey> = Key extends `${infer Group}.${infer Name}`
  ? Group extends keyof Source
    ? Name extends keyof Source[Group]
      ? Source[Group][Name]
      : never
    : never
  : never;

/** The names between double braces in a text. */
type Placeholders<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** What a text needs beside its key: nothing, or a value for each placeholder. */
export type WordValues<Key extends WordKey> = [Placeholders<TextOf<Key>>] extends [never]
  ? []
  : [values: Readonly<Record<Placeholders<TextOf<Key>>, string | number>>];

/** A key whose text stands by itself. */
export type PlainKey = {
  [Key in WordKey]: WordValues<Key> extends [] ? Key : never;
}[WordKey];

/** Says a text in the language that is chosen. */
export type Words = <Key extends WordKey>(key: Key, ...values: WordValues<Key>) => string;
