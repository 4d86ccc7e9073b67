import type { Command } from 'commander';
import {
  answersOf,
  checklistOf,
  findOutcome,
  findText,
  flowOn,
  questionsLeft,
  reviewOf,
  walkOf,
} from '../../domain/guide/index.ts';
import { loadGuide, todayInHanoi } from '../support/guides.ts';
import { parseAnswers } from '../support/parse-answers.ts';
import { CommandFailure } from '../support/steps.ts';

interface ExplainFlags {
  readonly answers: string;
  readonly language: string;
  readonly on?: string;
  readonly json?: boolean;
}

function explain(file: string, { answers, language, on, json }: ExplainFlags): void {
  const flow = flowOn(loadGuide(file), on ?? todayInHanoi());
  const walk = walkOf(flow, parseAnswers(flow, answers));
  const said = answersOf(flow, walk);
  const outcome = findOutcome(flow, walk.at);
  const words = (key: string | undefined) =>
    key === undefined ? '' : (findText(flow, key, language) ?? key);
  const path = reviewOf(flow, walk).map(({ state, question, answer }) => ({
    state,
    question: words(question.title),
    variable: question.var,
    answer,
  }));
  const checklist = outcome ? checklistOf(flow, outcome, said) : [];
  const lines = checklist.map(({ id, item, why, reasons }) => ({
    item: id,
    words: words(item?.label),
    ...(why && { why: words(why) }),
    reasons,
  }));
  if (json) {
    const left = questionsLeft(flow, walk);
    process.stdout.write(`${JSON.stringify({ at: walk.at, path, left, checklist: lines })}\n`);
  } else {
    const say = (line: string) => process.stderr.write(`${line}\n`);
    for (const { state, question, answer } of path) {
      say(`${state}  ${question}  ${JSON.stringify(answer)}`);
    }
    say(`${outcome ? '⇒' : '?'} ${walk.at}  ${words(flow.states[walk.at]?.title)}`);
    for (const { item, words: label, why, reasons } of lines) {
      const because = reasons.map(
        ({ because: rule, held }) => `${held ? '' : 'not '}${JSON.stringify(rule)}`,
      );
      say(`  ${item}  ${label}  ${why ?? ''} ← ${because.join(', ') || 'everybody'}`);
    }
  }
  if (!outcome) {
    throw new CommandFailure(
      `The answers end at the question ${walk.at}.`,
      'Answer it too; what was not asked on the way was left out.',
    );
  }
}

export function addExplainCommand(guide: Command): void {
  guide
    .command('explain')
    .argument('<file>', 'a flow')
    .description('the way that answers take, the checklist, and why each line is on it')
    .requiredOption('--answers <answers>', 'foreign=no,ageDays=20,papers=card+passport; or JSON')
    .option('--language <code>', 'the language of the words', 'vi')
    .option('--on <day>', 'as it stands on another day, YYYY-MM-DD')
    .option('--json', 'print one JSON object')
    .action(explain);
}
