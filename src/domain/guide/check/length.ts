import type { Flow } from '../model/flow.ts';
import { findText, sourceLocale } from '../model/text-of.ts';
import { longestPath } from '../space/distance.ts';
import { error, type GuideFinding, warning } from './finding.ts';
import { say } from './say.ts';
import type { Study } from './study.ts';

/** Questions and seconds of a lobby flow that says nothing else. Requirements §3.2 LONG */
const questionsMax = 8;
const secondsMax = 180;
/** Reading aloud takes 120 words a minute (R30), reading a wall about half as long again: tiếng/s. */
const syllablesPerSecond = 3;
/** Finding the answer, touching it, touching "Tiếp tục". Seconds, estimated. */
const touchSeconds = 5;
/** Three wheels take longer than one card. Seconds, estimated. */
const wheelSeconds = 12;
/** Syllables of what a lift shows of a guide before it hands over; beside a QR on 7 inches. L2 */
const liftSyllablesMax = 40;
const smallLiftSyllablesMax = 15;

/** Syllables (*tiếng*) of a text: words between spaces. */
export const syllablesOf = (text: string): number =>
  text.split(/\s+/u).filter((word) => /[\p{L}\d]/u.test(word)).length;

/** Seconds that a question takes who reads all of it; an estimate, never a limit (R40). */
function secondsOf(flow: Flow, id: string): number {
  const state = flow.states[id];
  if (!state || state.kind === 'outcome') return 0;
  const options = state.kind === 'choice' || state.kind === 'set' ? state.options : [];
  const keys = [state.title, state.why, ...options.map(({ label }) => label)];
  const syllables = keys
    .map((key) => (key ? (findText(flow, key, sourceLocale(flow)) ?? '') : ''))
    .reduce((sum, text) => sum + syllablesOf(text), 0);
  const touch = state.kind === 'date' || state.kind === 'int' ? wheelSeconds : touchSeconds;
  return touch + Math.ceil(syllables / syllablesPerSecond);
}

/** Ways that ask too much of whoever stands at a wall (LONG). */
export function checkLength(study: Study): GuideFinding[] {
  const { flow, base } = study;
  const { maxQuestions = questionsMax, maxSeconds = secondsMax } = flow.profiles?.lobby ?? {};
  const longest = longestPath(flow, base);
  const slowest = longestPath(flow, base, (id) => secondsOf(flow, id));
  const findings: GuideFinding[] = [];
  if (longest && longest.weight > maxQuestions) {
    const detail = say.questions(longest.weight, maxQuestions);
    findings.push(error('LONG', 'profiles.lobby', detail, longest.steps));
  }
  if (slowest && slowest.weight > maxSeconds) {
    const detail = say.seconds(slowest.weight, maxSeconds);
    findings.push(error('LONG', 'profiles.lobby', detail, slowest.steps));
  }
  return findings;
}

/** What a lift says of a guide before it hands it to a phone (LIFT). L2, L3 */
export function checkLift(flow: Flow): GuideFinding[] {
  if (!flow.profiles?.lift?.handoff) return [];
  if (flow.title === undefined) return [error('LIFT', 'title', say.liftNothing())];
  return Object.keys(flow.locales).flatMap((locale) => {
    const title = flow.title ?? '';
    const syllables = syllablesOf(findText(flow, title, locale) ?? '');
    const where = `texts.${locale}.${title}`;
    if (syllables > liftSyllablesMax) {
      return [error('LIFT', where, say.liftLong(syllables, liftSyllablesMax))];
    }
    if (syllables <= smallLiftSyllablesMax) return [];
    return [warning('LIFT', where, say.liftSmall(syllables, smallLiftSyllablesMax))];
  });
}
