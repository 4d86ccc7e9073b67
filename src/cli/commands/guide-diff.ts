import type { Command } from 'commander';
import { diffGuides, flowOn, type GuideChange } from '../../domain/guide/index.ts';
import { loadGuide, stepsInWords, todayInHanoi } from '../support/guides.ts';

interface DiffFlags {
  readonly on?: string;
  readonly json?: boolean;
}

function inWords(change: GuideChange): string {
  const { before, after, added, removed, altered, witness } = change;
  const ends = before === after ? `${after}` : `${before ?? 'no answer'} → ${after ?? 'no answer'}`;
  const signs = [
    ...added.map((id) => `+${id}`),
    ...removed.map((id) => `−${id}`),
    ...altered.map((id) => `~${id}`),
  ];
  return `${ends}  ${signs.join(' ')}\n    with ${stepsInWords(witness) || 'no answers'}\n`;
}

/** DIFF: every class of answers that gets something else; status 1 when there is one. */
function diff(a: string, b: string, { on, json }: DiffFlags): void {
  const day = on ?? todayInHanoi();
  const { changes, exactness } = diffGuides(flowOn(loadGuide(a), day), flowOn(loadGuide(b), day));
  for (const change of changes) {
    if (json) process.stdout.write(`${JSON.stringify({ code: 'DIFF', ...change })}\n`);
    else process.stderr.write(inWords(change));
  }
  const note = {
    classes: '',
    items: '; each difference alone: too many to keep together',
    incomplete: '; NOT ALL: the flows are too large to compare whole',
  }[exactness];
  process.stderr.write(`${changes.length} classes of answers get something else${note}\n`);
  if (changes.length > 0 || exactness === 'incomplete') process.exitCode = 1;
}

export function addDiffCommand(guide: Command): void {
  guide
    .command('diff')
    .argument('<before>', 'a flow')
    .argument('<after>', 'a later version of it')
    .description('which answers get another outcome or other papers, with the fewest that show it')
    .option('--on <day>', 'as both stand on another day, YYYY-MM-DD')
    .option('--json', 'print each class of answers as a line of JSON')
    .action(diff);
}
