import { fold } from '../vietnamese/index.ts';
import { isStop, type Knowledge } from './knowledge.ts';
import { keyOf, type Token } from './tokens.ts';

/** What a word weighs in a clause that only tells why. */
const reasonWeight = 0.35;
/**
 * What a word weighs that is denied ("không đổi chủ xe, chỉ đổi địa chỉ"), below the reasons; up to
 * {@link deniedMax} it is.
 */
const deniedWeight = 0.3;
const deniedMax = 0.32;
/** What a word weighs before "muốn", where residents tell their circumstances. */
const circumstanceWeight = 0.7;

/** The words of a text, each once. */
function setOf(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

type Opening = readonly { readonly word: string; readonly key: string }[];

/** Openings by the key of their first word. */
function byFirst(phrases: readonly string[]): ReadonlyMap<string, readonly Opening[]> {
  const openings = new Map<string, Opening[]>();
  for (const phrase of phrases) {
    const opening = phrase.split(' ').map((word) => ({ word, key: keyOf(fold(word)) }));
    const first = opening[0]?.key ?? '';
    const same = openings.get(first);
    if (same === undefined) openings.set(first, [opening]);
    else same.push(opening);
  }
  return openings;
}

/** Openings of a clause that tells why the paper is needed. */
const reasons = byFirst(['để', 'nhằm', 'phục vụ', 'do', 'vì', 'bởi', 'tại vì']);
/** Words that deny what is asked for ("không phải"), and when something else follows. */
const refusing = 'không chưa chẳng hổng hông chả ko k khỏi'.split(' ');
const denials = new Set([...refusing, 'đâu']);
const bareDenials = setOf('khong chua');
/** Without marks these are other words: "hong phai doi" (hỏng phải đổi), "cha xin nhan con". */
const notBare = setOf('hong cha');
/** Openings of what is expressly not asked for. */
const refusals = byFirst([
  ...['đừng', 'trừ', 'thay vì', 'not', 'don t', 'dont', 'instead of', 'rather than'],
  ...refusing.flatMap((no) => [
    `chứ ${no}`,
    ...['phải', 'cần', 'xin', 'nói', 'hỏi'].map((word) => `${no} ${word}`),
  ]),
]);
/** What ends a refused clause. */
const turns = setOf('mà nhưng chỉ but cần muốn just only thì i need want');
/** The same without marks, where they are sure only before a word of asking ("chi xin", "ma la"). */
const bareTurns = setOf('ma chi nhung thi');
const behindTurn = setOf(
  'xin toi can muon la doi lam bao chi sua nho dang hoi bi het sap mat con cap',
);
/** Behind these "mà" tells on: "chưa cưới mà đã có con". */
const tellsOn = setOf('đã chưa không bị vẫn lại');
/** Behind "không" these tell how things stand and not what is wished. */
const standing = setOf('còn có được biết đủ nhận ai đi thể muốn con co duoc biet du');
/** What may stand between a denial and what was not done: "không bị mất". */
const between = setOf('bi co phai ai');

/** Whether a refused clause ends at a word. */
function turnsAt(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  if (turns.has(token.word)) return true;
  const bare = !token.marked && bareTurns.has(token.key);
  return bare && behindTurn.has(tokens[at + 1]?.key ?? '');
}

/** Whether one of the openings begins at a word. */
function opensAt(
  openings: ReadonlyMap<string, readonly Opening[]>,
  tokens: readonly Token[],
  at: number,
  marked: boolean,
): boolean {
  const some = openings.get(tokens[at]?.key ?? '');
  return (
    some?.some((words) =>
      words.every(({ word, key }, offset) => {
        const token = tokens[at + offset];
        if (token === undefined) return false;
        // Without marks only openings of two words are sure enough.
        return token.word === word || (!marked && words.length > 1 && token.key === key);
      }),
    ) === true
  );
}

/** Whether "không …" is followed by "…, chỉ …" or "… mà …". */
function isContrasted(tokens: readonly Token[], at: number): boolean {
  for (let i = at + 2; i < tokens.length - 1; i++) {
    const { word = '', marked = true } = tokens[i] ?? {};
    if (word === 'chỉ' || (word === 'mà' && !tellsOn.has(tokens[i + 1]?.word ?? ''))) return true;
    if (!marked && bareTurns.has(word) && turnsAt(tokens, i)) return true;
  }
  return false;
}

/** Whether "không cần … nữa" ends what was so far: then it is what is asked for. */
function isCeased(tokens: readonly Token[], at: number): boolean {
  for (let i = at + 2; i < tokens.length && tokens[i]?.opens !== true; i++) {
    const token = tokens[i];
    if (token?.word === 'nữa' || (token?.marked === false && token.key === 'nua')) return true;
    if (turns.has(token?.word ?? '')) return false;
  }
  return false;
}

/**
 * Whether a part of a sentence denies something, and another follows ("không kiện, nhờ hòa giải") or
 * came before what was not done ("mất cà vẹt, không sang tên gì hết").
 */
function isPartDenied(tokens: readonly Token[], at: number, done: Uint8Array): boolean {
  return (
    (at === 0 || tokens[at]?.opens === true) &&
    !standing.has(tokens[at + 1]?.word ?? '') &&
    ((at > 2 && done[at + 1] === 1) || tokens.slice(at + 2).some(({ opens }) => opens)) &&
    !isCeased(tokens, at)
  );
}

/** What opens the wish itself after the circumstances, alone or before a verb of asking. */
const wishes = setOf('muốn want');
const turnsNow = setOf('giờ nay chỉ now');
const asks = setOf('xin cần đòi đi phải làm muốn mới cho to');

/** Index of the word that opens the wish itself ("…, giờ muốn tách hộ"); 0: the whole query. */
function findWish(tokens: readonly Token[], knowledge: Knowledge): number {
  for (let i = tokens.length - 2; i > 2; i--) {
    const word = tokens[i]?.word ?? '';
    const now = turnsNow.has(word) && asks.has(tokens[i + 1]?.word ?? '');
    if (!wishes.has(word) && !now) continue;
    const after = tokens.slice(i + 1).filter((token) => !isStop(knowledge, token));
    return after.length >= 2 ? i : 0;
  }
  return 0;
}

/** Whether a word may deny what stands behind it. */
function deniesAt(token: Token, marked: boolean): boolean {
  return denials.has(token.word) || (!marked && bareDenials.has(token.key));
}

/** Whether what is done is denied just before: "chưa hết hạn", "không bị mất". */
function isUndone(
  tokens: readonly Token[],
  at: number,
  done: Uint8Array,
  marked: boolean,
): boolean {
  let from = at;
  while (done[from] === 1) from--;
  if (from > 0 && done[from - 1] === 0 && between.has(tokens[from]?.key ?? '')) from--;
  const before = tokens[from];
  return before !== undefined && before.key !== 'dau' && deniesAt(before, marked);
}

/** Lets denied words count fully, but for those that say what is done. */
function restoreThings(weights: Float32Array, clauses: Float32Array, done: Uint8Array): void {
  clauses.forEach((clause, i) => {
    if (clause > deniedMax || done[i] === 1) return;
    weights[i] = (weights[i] ?? 0) / clause;
    clauses[i] = 1;
  });
}

/**
 * Weighs each word by its clause: the request counts fully, a reason ("… để vay ngân hàng")
 * less, a refusal ("không phải …") least. A reason counts fully when nothing else was said, and so
 * does a thing that is refused when hardly another is named (two words that the catalogue has beside
 * each other); what is done to it does not.
 * `exempt`: words inside a longer phrase of the lexicon are no stop words there; `done`: words that
 * say what is done.
 */
export function weighClauses(
  tokens: readonly Token[],
  knowledge: Knowledge,
  { exempt, done }: { exempt: Uint8Array; done: Uint8Array },
  stopWeight: number,
  isPair: (first: string, second: string) => boolean,
): { weights: Float32Array; clauses: Float32Array; wish: number; refused: readonly Token[] } {
  const weights = new Float32Array(tokens.length);
  const clauses = new Float32Array(tokens.length).fill(1);
  const marked = tokens.some((token) => token.marked);
  let clause = 1;
  let said = 0;
  let last = -2;
  let named = false;
  let opened = -1;
  const wish = findWish(tokens, knowledge);
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    // A comma ends what is not wanted: "không phải trường công, con thương binh xin giảm học phí".
    if (token.opens === true && clause < reasonWeight) clause = 1;
    // "không phải người Việt" tells who somebody is.
    const refused =
      i + 2 < tokens.length &&
      tokens[i + 2]?.key !== 'nguoi' &&
      (marked || !notBare.has(token.key)) &&
      opensAt(refusals, tokens, i, marked);
    const contrasted =
      deniesAt(token, marked) && (isContrasted(tokens, i) || isPartDenied(tokens, i, done));
    if (contrasted || (refused && !isCeased(tokens, i))) {
      clause = deniedWeight;
      // "cần" of "không cần", "muốn" of "chưa muốn", "want" of "don't want" is no turn.
      opened = i + (token.key === 'don' ? 2 : 1);
    } else if (turnsAt(tokens, i) && clause < reasonWeight && i !== opened) clause = 1;
    else if (said >= 2 && opensAt(reasons, tokens, i, marked)) clause = reasonWeight;
    const little = exempt[i] === 0 && isStop(knowledge, token);
    if (!little && clause === 1) said++;
    if (clause === 1 && done[i] === 0 && !isStop(knowledge, token)) {
      named ||= last === i - 1 && isPair(tokens[last]?.key ?? '', token.key);
      last = i;
    }
    const undone = clause === 1 && done[i] === 1 && isUndone(tokens, i, done, marked);
    const own = undone ? deniedWeight : clause;
    clauses[i] = own;
    weights[i] = (little ? stopWeight : 1) * own * (i < wish ? circumstanceWeight : 1);
  }
  const refused = tokens.filter(
    (token, i) => said > 0 && (clauses[i] ?? 1) <= deniedMax && !deniesAt(token, marked),
  );
  // Single words refer back: "không cấp mới thẻ bảo hiểm, thẻ cũ mất".
  if (!named) restoreThings(weights, clauses, done);
  // Everything refused or explained: then it is what was asked.
  if (said === 0) {
    clauses.fill(1);
    tokens.forEach((token, i) => {
      weights[i] = exempt[i] === 0 && isStop(knowledge, token) ? stopWeight : 1;
    });
  }
  return { weights, clauses, wish, refused };
}
