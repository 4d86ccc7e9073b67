import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { guidePorts, starterContent } from '../../content/index.ts';
import { canonicalJson, type Json } from '../../domain/basics/index.ts';
import {
  type CheckPorts,
  type Flow,
  type GuideFinding,
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
      const part = readPart(readBounded(join(directory, name)));
      if (part.ok) return [part.value.id, part.value];
      throw refused(join(directory, name), part.error);
    }),
  );
}

/** The text of a flow's file; one that is larger than any flow is not read at all. */
function readBounded(file: string): string {
  const bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  // A Vietnamese letter takes up to three bytes.
  if (bytes <= guideLimits.fileChars * 3) return readText(file);
  throw refused(file, [{ code: 'tooLarge', where: '', detail: `${bytes} bytes` }]);
}

function refused(
  file: string,
  problems: readonly { code: string; where: string; detail: string }[],
): CommandFailure {
  const lines = problems.map(({ code, where, detail }) => `  ${code} ${where} ${detail}`);
  return new CommandFailure(
    `${file} is no flow:\n${lines.join('\n')}`,
    'Mend these; docs/guide.md has the format.',
  );
}

/** A flow from a file, its parts in their places. */
export function loadGuide(file: string): Flow {
  const read = readGuide(readBounded(file), readParts(file));
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
