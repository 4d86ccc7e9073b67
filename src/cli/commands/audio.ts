import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { starterContent, starterGuides } from '../../content/index.ts';
import {
  type Coverage,
  clipFile,
  coverageOf,
  dropUnused,
  type KeptClip,
  readClip,
  readClipList,
  writeClipList,
} from '../audio/clip-store.ts';
import { espeakEngine } from '../audio/espeak.ts';
import { type Wanted, wantedClips } from '../audio/wanted-clips.ts';
import { startProgress } from '../support/progress.ts';
import { CommandFailure } from '../support/steps.ts';

interface GenerateOptions {
  readonly engine: 'espeak-ng' | 'none';
  readonly out: string;
  readonly recordings?: string;
  readonly limit?: string;
  readonly json?: boolean;
}

const wanted = (): Promise<Wanted> => wantedClips(starterContent(), starterGuides());

/** Recordings by the key of what they say: a file a key, as `audio list` names them. */
function recordingsIn(directory: string | undefined): ReadonlyMap<string, string> {
  if (directory === undefined) return new Map();
  if (!existsSync(directory)) {
    throw new CommandFailure(
      `There is no directory ${directory}.`,
      'Name the one with recordings.',
    );
  }
  return new Map(
    readdirSync(directory).flatMap((file) => {
      const key = clipFile.exec(file)?.[1];
      return key === undefined ? [] : [[key, file] as const];
    }),
  );
}

async function generate({ engine, out, recordings, limit, json }: GenerateOptions): Promise<void> {
  const say = engine === 'espeak-ng' ? espeakEngine() : undefined;
  const recorded = recordingsIn(recordings);
  mkdirSync(out, { recursive: true });
  const { clips, varying } = await wanted();
  const before = new Map(readClipList(out).map((clip) => [clip.key, clip]));
  const kept: KeptClip[] = [];
  const most = limit === undefined ? Number.POSITIVE_INFINITY : Number(limit);
  let made = 0;
  const progress = startProgress();
  for (const clip of clips) {
    progress.show(kept.length, clips.length, clip.said.slice(0, 40));
    const file = recorded.get(clip.key);
    const old = before.get(clip.key);
    if (file !== undefined && recordings !== undefined) {
      copyFileSync(join(recordings, file), join(out, file));
      kept.push({ ...clip, kind: 'recorded', file });
    } else if (old && readClip(out, old)) kept.push(old);
    else if (say && made < most) {
      kept.push({ ...clip, kind: 'synthesised', file: await say(clip, out) });
      made += 1;
    }
  }
  progress.end();
  writeClipList(out, kept);
  const removed = dropUnused(out, kept);
  report(coverageOf(out, clips, varying), json, { made, removed });
}

function report(coverage: readonly Coverage[], json = false, more: object = {}): void {
  if (json) {
    process.stdout.write(`${JSON.stringify({ coverage, ...more })}\n`);
    return;
  }
  for (const one of coverage) {
    const share = one.wanted === 0 ? 0 : ((one.recorded + one.synthesised) / one.wanted) * 100;
    process.stderr.write(
      `${one.language}: ${one.wanted} utterances, ${one.recorded} recorded, ${one.synthesised} synthesised, ${one.missing} missing (${share.toFixed(1)} %); ${one.stale} stale, ${one.broken} broken; ${one.varying} texts vary and need a voice\n`,
    );
  }
}

async function check({ clips: directory, json }: { clips: string; json?: boolean }): Promise<void> {
  const { clips, varying } = await wanted();
  const coverage = coverageOf(directory, clips, varying);
  report(coverage, json);
  const bad = coverage.reduce((sum, one) => sum + one.missing + one.broken, 0);
  if (bad > 0) {
    throw new CommandFailure(
      `${bad} utterances have no clip.`,
      'motcham audio generate, or record them: motcham audio list names each.',
    );
  }
}

async function list(): Promise<void> {
  const { clips } = await wanted();
  for (const { key, language, said } of clips) {
    process.stdout.write(`${JSON.stringify({ key, language, said })}\n`);
  }
}

export function addAudioCommand(program: Command): void {
  const audio = program.command('audio').description('clips: what the voice of a kiosk says');
  audio
    .command('generate')
    .description(
      'make a clip of every utterance that has none, and take recordings where there are',
    )
    .addOption(
      new Option('--engine <name>', 'what speaks where nobody recorded; `none`: recordings alone')
        .choices(['espeak-ng', 'none'])
        .default('espeak-ng'),
    )
    .requiredOption('--out <directory>', 'where clips and their list lie; made where it is not')
    .option('--recordings <directory>', 'sound files of people, each named by its key')
    .option('--limit <count>', 'make so many at most')
    .option('--json', 'print the coverage as one JSON object')
    .action((options: GenerateOptions) => generate(options));
  audio
    .command('check')
    .description('how many utterances have a clip, recorded and synthesised apart')
    .requiredOption('--clips <directory>', 'what `generate` made')
    .option('--json', 'print the coverage as one JSON object')
    .action((options: { clips: string; json?: boolean }) => check(options));
  audio
    .command('list')
    .description('every utterance with its key, one JSON object a line: what a speaker reads')
    .action(() => list());
}
