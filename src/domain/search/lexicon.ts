import type { LocalText } from '../basics/index.ts';

/**
 * What the product knows of how residents talk. Written by hand as short lines, so that an
 * editor can read a difference: alternatives are separated by `|`, conditions by ` & `
 * (`!` before one: none of these), ` = ` comes before what it means; `$name` stands for a
 * group. Words are written with their marks: a query without marks matches, one with other
 * marks does not.
 */
export interface Lexicon {
  readonly version: 1;
  /** Syllables that say little about the wish. */
  readonly stop: string;
  /** Words that may stand beside a bare noun ("thủ tục căn cước") and it is still bare. */
  readonly filler: string;
  readonly groups: Readonly<Record<string, string>>;
  /** `abbreviation = words`; several meanings separated by `|`. */
  readonly abbreviations: readonly string[];
  /** `phrase|phrase = words`; the longest phrase wins. */
  readonly concepts: readonly string[];
  /** `a|b & c|d & !e = words`, anywhere in the query. */
  readonly rules: readonly string[];
  /** `phrase|phrase = words`; empty words say that the phrase carries nothing. */
  readonly english: readonly string[];
  /** `intent: a|b & c & !d`, as in rules. */
  readonly intents: readonly string[];
  /** `action: title words = query words`: what is done to a paper. */
  readonly actions: readonly string[];
  /** `action: a|b & c`: words that stand apart and say one of the actions (`không … nữa`). */
  readonly actionsApart?: readonly string[];
  /** `qualifier: title words = query words`: whom or what a special procedure is for. */
  readonly qualifiers: readonly string[];
  readonly families: readonly LexiconFamily[];
  /** Words that say nothing beside a noun when a question is asked back. */
  readonly askFiller?: string;
  /** The question above choices that the catalogue itself gives. */
  readonly which?: LocalText;
  /**
   * `door weight: word word / first second first second`: how much words and pairs of words speak for a
   * door, in log-odds; `procedure` is one. Written by `npm run generate:search-doors`.
   */
  readonly doors?: readonly string[];
}

export interface LexiconFamily {
  readonly id: string;
  /** Asked when the query is one of these and nothing else: `sổ đỏ|sổ hồng`. */
  readonly when: string;
  readonly question: LocalText;
  /** `query`: what choosing searches for; the Vietnamese label where absent. */
  readonly choices: readonly { readonly label: LocalText; readonly query?: string }[];
}

export type Condition = { readonly words: readonly string[]; readonly negated: boolean };

/** Splits `a|b & !c` with its groups filled in. An unknown group is a broken lexicon. */
export function readConditions(
  text: string,
  groups: Readonly<Record<string, string>>,
): Condition[] {
  return text.split(' & ').map((part) => {
    const negated = part.trim().startsWith('!');
    const words = (negated ? part.trim().slice(1) : part)
      .split('|')
      .map((word) => word.trim())
      .flatMap((word) => {
        if (!word.startsWith('$')) return [word];
        const group = groups[word.slice(1)];
        if (group === undefined) throw new Error(`the lexicon has no group ${word}`);
        return group.split('|');
      })
      .filter((word) => word !== '');
    return { words, negated };
  });
}

/** Splits `left = right` at the last ` =`. */
export function readEquation(line: string): readonly [string, string] {
  const at = line.lastIndexOf(' =');
  if (at < 0) throw new Error(`a line of the lexicon has no meaning: ${line}`);
  return [line.slice(0, at), line.slice(at + 2).trim()];
}

/** Splits `name: rest`. */
export function readNamed(line: string): readonly [string, string] {
  const at = line.indexOf(': ');
  if (at < 0) throw new Error(`a line of the lexicon has no name: ${line}`);
  return [line.slice(0, at), line.slice(at + 2)];
}

/** Reads a line of {@link Lexicon.doors}: its pairs have no sign between them, which a kiosk would store. */
export function readDoor(line: string): { name: string; weight: number; phrases: string[] } {
  const [said, phrases] = readNamed(line);
  const [name = '', weight] = said.split(' ');
  const [alone = '', pairs = ''] = phrases.split('/');
  return {
    name,
    weight: Number(weight),
    phrases: [...alone.trim().split(' '), ...(pairs.match(/\S+ \S+/g) ?? [])],
  };
}
