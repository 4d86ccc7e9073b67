/** Words of a room: groups (one screen or one subject) of keys with texts, `as const`. */
type WordTree = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** `home.title`: a group and a key. */
export type KeyOf<Source extends WordTree> = {
  [Group in keyof Source & string]: `${Group}.${keyof Source[Group] & string}`;
}[keyof Source & string];

type TextOf<Source extends WordTree, Key> = Key extends `${infer Group}.${infer Name}`
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
export type ValuesOf<Source extends WordTree, Key> = [Placeholders<TextOf<Source, Key>>] extends [
  never,
]
  ? []
  : [values: Readonly<Record<Placeholders<TextOf<Source, Key>>, string | number>>];
