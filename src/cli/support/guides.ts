import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import { guidePorts, starterContent } from '../../content/index.ts';
import { canonicalJson, err, type Json, ok, type Result } from '../../domain/basics/index.ts';
import {
  type CheckPorts,
  type Clips,
  type Flow,
  type GuideFinding,
  type GuideProblem,
  guideLimits,
  type Parts,
  readGuide,
  readPart,
  type Step,
} from '../../domain/guide/index.ts';
import { readText } from './files.ts';
import { CommandFailure } from './steps.ts';

/** Shared parts stand beside the flows that include them, in a directory of this name. */
const partsDirectory = 'parts';
const partsMax = 100;

/** Today in Hanoi, `YYYY-MM-DD`. */
export function todayInHanoi(): string {
  return new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
}

function readParts(file: string): Parts {
  const directory = join(dirname(file), partsDirectory);
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) return new Map();
  const files = readdirSync(directory)
    .filter((name) => name.endsWith('.json'))
    .slice(0, partsMax);
  return new Map(
    files.map((name) => {
      const text = readBounded(join(directory, name));
      const part = text.ok ? readPart(text.value) : text;
      if (part.ok) return [part.value.id, part.value];
      throw refused(join(directory, name), part.error);
    }),
  );
}

/** The text of a flow's file; one that is larger than any flow is not read at all. */
function readBounded(file: string): Result<string, readonly GuideProblem[]> {
  const bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  // A Vietnamese letter takes up to three bytes.
  if (bytes <= guideLimits.fileChars * 3) return ok(readText(file));
  return err([{ code: 'tooLarge', where: '', detail: `${bytes} bytes` }]);
}

function refused(file: string, problems: readonly GuideProblem[]): CommandFailure {
  const lines = problems.map(({ code, where, detail }) => `  ${code} ${where} ${detail}`);
  return new CommandFailure(
    `${file} is no flow:\n${lines.join('\n')}`,
    'Mend these; docs/guide.md has the format.',
  );
}

/** What a file holds: a flow, its parts in their places, or why it is none. */
export function readGuideFile(file: string): ReturnType<typeof readGuide> {
  const text = readBounded(file);
  return text.ok ? readGuide(text.value, readParts(file)) : text;
}

/** A flow from a file; one that is none ends the command with its reasons. */
export function loadGuide(file: string): Flow {
  const read = readGuideFile(file);
  if (read.ok) return read.value;
  throw refused(file, read.error);
}

/** What this house can tell the checker. */
export function portsHere(): CheckPorts {
  return {
    ...guidePorts(starterContent().services),
    gzipBytes: (flow) => gzipSync(canonicalJson(flow as unknown as Json)).length,
  };
}

const clipsSchema = z.record(
  z.string(),
  z.record(z.string(), z.string().check(z.regex(/^[0-9a-f]{8,64}$/))),
);

/** Which words which clip says: `{"vi": {"q.for.title": "HASH"}}`, hashes as `guide stamp` writes. */
export function readClips(file: string): Clips {
  const text = readBounded(file);
  try {
    if (text.ok) return clipsSchema.parse(JSON.parse(text.value));
  } catch {
    // Told below: whatever it is, it is no list of clips.
  }
  throw new CommandFailure(`${file} is no list of clips`, 'see docs/guide.md, AUDIO');
}

/** Answers in one line: `q.foreign=no, q.age=20`. */
export function stepsInWords(steps: readonly Step[]): string {
  return steps.map(({ variable, answer }) => `${variable}=${JSON.stringify(answer)}`).join(', ');
}

/** A finding in words, with the answers that show it. */
export function findingInWords(flow: string, finding: GuideFinding): string {
  const { severity, code, where, detail, witness } = finding;
  const shown = witness ? `\n    with ${stepsInWords(witness) || 'no answers'}` : '';
  return `${severity} ${code} ${flow} ${where}: ${detail}${shown}\n`;
}
