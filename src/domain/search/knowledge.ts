import { type Abbreviations, readAbbreviations } from './abbreviations.ts';
import { type Lexicon, readConditions, readDoor, readEquation, readNamed } from './lexicon.ts';
import { phraseSyllablesMax } from './limits.ts';
import { keysOf, publicToken, type Token, tokenise } from './tokens.ts';

/** Words that a rule adds to the wish, ready to be scored. */
export interface Meaning {
  readonly keys: readonly string[];
  /** The same as written. */
  readonly words: readonly string[];
}

export type RuleKind =
  | 'concept'
  | 'rule'
  | 'english'
  | 'intent'
  | 'action'
  | 'qualifier'
  | 'family'
  | 'door';

export interface Rule {
  readonly kind: RuleKind;
  /** Bits that must all be set by phrases of the query. */
  readonly need: number;
  readonly meanings: readonly Meaning[];
  /** Intent, family or door; empty otherwise. */
  readonly name: string;
  /** Bit of the action or qualifier; index of the family; what a phrase of a door weighs. */
  readonly bit: number;
}

/** Whether a phrase alone says what is done to a paper. */
export function saysAction(rule: Rule | undefined, bit: number): rule is Rule {
  return (rule?.kind === 'action' || rule?.kind === 'qualifier') && bit === rule.need;
}

/** A phrase of the lexicon and what it does: sets a bit of a rule, or (0) forbids the rule. */
export interface Phrase {
  readonly tokens: readonly Token[];
  readonly effects: { readonly rule: number; readonly bit: number }[];
}

interface TrieNode {
  readonly next: Map<string, TrieNode>;
  readonly phrases: Phrase[];
}

/** Whether a word says little: a marked one must be written like a stop word. */
export function isStop(knowledge: Knowledge, token: Token): boolean {
  return token.marked ? knowledge.stopWords.has(token.word) : knowledge.stop.has(token.key);
}

/** The lexicon, compiled for matching. */
export interface Knowledge {
  readonly root: TrieNode;
  readonly rules: readonly Rule[];
  /** Stop words as keys, and as written: a marked word must be written so to count. */
  readonly stop: ReadonlySet<string>;
  readonly stopWords: ReadonlySet<string>;
  /** Words that may stand beside a bare noun without saying more. */
  readonly filler: ReadonlySet<string>;
  /** Words of which a question back takes no notice: `làm`, `nộp`, `giấy tờ`. */
  readonly askFiller: ReadonlySet<string>;
  readonly abbreviations: Abbreviations;
  /** Every syllable that a Vietnamese phrase of the lexicon uses. */
  readonly keys: ReadonlySet<string>;
  /** The same as written. */
  readonly words: ReadonlySet<string>;
  /** First words of English phrases and all their words. */
  readonly english: ReadonlySet<string>;
  readonly lexicon: Lexicon;
}

export interface PhraseMatch {
  readonly phrase: Phrase;
  readonly from: number;
  readonly to: number;
}

class Compiler {
  readonly root: TrieNode = { next: new Map(), phrases: [] };
  readonly rules: Rule[] = [];
  readonly keys = new Set<string>();
  readonly words = new Set<string>();
  readonly english = new Set<string>();

  addPhrase(text: string, rule: number, bit: number, english: boolean): void {
    const tokens = tokenise(text, phraseSyllablesMax);
    if (tokens.length === 0) return;
    let node = this.root;
    for (const token of tokens) {
      (english ? this.english : this.keys).add(token.key);
      this.words.add(token.word);
      let next = node.next.get(token.key);
      if (next === undefined) {
        next = { next: new Map(), phrases: [] };
        node.next.set(token.key, next);
      }
      node = next;
    }
    const same = node.phrases.find((phrase) =>
      phrase.tokens.every((token, index) => token.word === tokens[index]?.word),
    );
    if (same === undefined) node.phrases.push({ tokens, effects: [{ rule, bit }] });
    else same.effects.push({ rule, bit });
  }

  addRule(kind: RuleKind, when: string, means: string, lexicon: Lexicon, name = '', bit = 0): void {
    const id = this.rules.length;
    let need = 0;
    for (const condition of readConditions(when, lexicon.groups)) {
      const mask = condition.negated ? 0 : need + 1;
      if (!condition.negated) need += mask;
      for (const words of condition.words) this.addPhrase(words, id, mask, kind === 'english');
    }
    const meanings = means
      .split('|')
      .map((text) => tokenise(text, 40, publicToken))
      .map((tokens) => ({
        keys: tokens.map(({ key }) => key),
        words: tokens.map(({ word }) => word),
      }))
      .filter((meaning) => meaning.keys.length > 0);
    this.rules.push({ kind, need, meanings, name, bit });
  }
}

export function compileLexicon(lexicon: Lexicon): Knowledge {
  const compiler = new Compiler();
  for (const kind of ['concept', 'rule', 'english'] as const) {
    const lines = { concept: lexicon.concepts, rule: lexicon.rules, english: lexicon.english }[
      kind
    ];
    for (const line of lines) compiler.addRule(kind, ...readEquation(line), lexicon);
  }
  for (const line of lexicon.intents) {
    const [name, when] = readNamed(line);
    compiler.addRule('intent', when, '', lexicon, name);
  }
  for (const line of lexicon.doors ?? []) {
    const { name, weight, phrases } = readDoor(line);
    compiler.addRule('door', phrases.join('|'), '', lexicon, name, weight);
  }
  for (const kind of ['action', 'qualifier'] as const) {
    const lines = kind === 'action' ? lexicon.actions : lexicon.qualifiers;
    lines.forEach((line, bit) => {
      const [, inQuery] = readEquation(readNamed(line)[1]);
      compiler.addRule(kind, inQuery, '', lexicon, '', bit);
    });
  }
  for (const line of lexicon.actionsApart ?? []) {
    const [name, when] = readNamed(line);
    const bit = lexicon.actions.findIndex((action) => readNamed(action)[0] === name);
    if (bit < 0) throw new Error(`the lexicon has no action ${name}`);
    compiler.addRule('action', when, '', lexicon, '', bit);
  }
  lexicon.families.forEach((family, index) => {
    compiler.addRule('family', family.when, '', lexicon, family.id, index);
  });
  const { root, rules, keys, words, english } = compiler;
  const abbreviations = readAbbreviations(lexicon);
  for (const key of abbreviations.keys()) keys.add(key);
  return {
    root,
    rules,
    keys,
    words,
    english,
    abbreviations,
    stop: new Set(keysOf(lexicon.stop, 1000)),
    stopWords: new Set(tokenise(lexicon.stop, 1000).map((token) => token.word)),
    filler: new Set(keysOf(lexicon.filler, 200)),
    askFiller: new Set(keysOf(lexicon.askFiller ?? '', 200)),
    lexicon,
  };
}

/**
 * Every phrase of the lexicon in a query. `strict`: the query is written with marks, so
 * that a one-syllable phrase does not match the same letters without them ("ban", "bán");
 * `english`: an English word is no Vietnamese one without its marks ("the", "thẻ").
 */
export function matchPhrases(
  knowledge: Knowledge,
  tokens: readonly Token[],
  { strict, english }: { strict: boolean; english: boolean },
): PhraseMatch[] {
  const matches: PhraseMatch[] = [];
  function agrees(phrase: Phrase, from: number): boolean {
    const alone = strict && phrase.tokens.length === 1;
    for (let i = 0; i < phrase.tokens.length; i++) {
      const typed = tokens[from + i];
      if (typed === undefined || typed.word === phrase.tokens[i]?.word) continue;
      if (
        (typed.marked && typed.mended !== true) ||
        alone ||
        (english && knowledge.english.has(typed.key))
      )
        return false;
    }
    return true;
  }
  for (let from = 0; from < tokens.length; from++) {
    let node: TrieNode | undefined = knowledge.root;
    for (let to = from; to < tokens.length && to - from < phraseSyllablesMax; to++) {
      node = node.next.get(tokens[to]?.key ?? '');
      if (node === undefined) break;
      for (const phrase of node.phrases)
        if (agrees(phrase, from)) matches.push({ phrase, from, to: to + 1 });
    }
  }
  return matches;
}
