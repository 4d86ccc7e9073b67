import type * as z from 'zod/mini';
import { err, ok, type Result } from '../../basics/index.ts';
import { type Flow, flowSchema, type Part, partSchema, writtenFlowSchema } from './flow.ts';
import { inlineParts, type Parts } from './inline-parts.ts';
import { guideLimits } from './limits.ts';
import type { GuideProblem } from './problem.ts';
import { schemaProblem } from './schema-problem.ts';
import { nestsTooDeep, shapeProblems } from './well-formed.ts';

type Problems = readonly GuideProblem[];
const one = (code: GuideProblem['code'], detail: string): Problems => [{ code, where: '', detail }];

function read<S extends z.ZodMiniType>(given: unknown, schema: S): Result<z.infer<S>, Problems> {
  let value = given;
  if (typeof given === 'string') {
    if (given.length > guideLimits.fileChars) {
      return err(one('tooLarge', `${given.length} characters of ${guideLimits.fileChars}`));
    }
    if (nestsTooDeep(given)) return err(one('tooDeep', `deeper than ${guideLimits.depth}`));
    try {
      value = JSON.parse(given);
    } catch (error) {
      return err(one('notJson', String(error)));
    }
  }
  const shape = shapeProblems(value);
  if (shape.length > 0) return err(shape.slice(0, guideLimits.problems));
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  return err(parsed.error.issues.slice(0, guideLimits.problems).map(schemaProblem));
}

/** Reads a shared part (`flow-part/1`) from JSON text or a value. */
export function readPart(given: unknown): Result<Part, Problems> {
  return read(given, partSchema);
}

/**
 * Reads a flow (`flow/1`) from JSON text or an already parsed value, and puts shared parts in
 * their places. What is too large, too deep, marked up, named like a prototype, or has one field
 * that the format does not know, is refused with the reason and place; never repaired.
 */
export function readGuide(given: unknown, parts: Parts = new Map()): Result<Flow, Problems> {
  const written = read(given, writtenFlowSchema);
  if (!written.ok) return written;
  const inlined = inlineParts(written.value, parts);
  if (!inlined.ok) return inlined;
  // Copies may have grown past the bounds that each file kept.
  return read(inlined.value, flowSchema);
}
