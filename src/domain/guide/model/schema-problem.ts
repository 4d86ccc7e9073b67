import type * as z from 'zod/mini';
import type { GuideProblem } from './problem.ts';

type Issue = z.core.$ZodIssue;

const atRoot = (issues: readonly Issue[]) =>
  issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : [],
  );

/**
 * The issue to tell of a value that fits no branch of a union: a field that no branch knows, or
 * else what the branch that got furthest found.
 */
function clearest(issue: Issue): Issue {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return issue;
  const [first = [], ...others] = issue.errors.map(atRoot);
  const unknown = first.filter((key) => others.every((keys) => keys.includes(key)));
  if (unknown.length > 0) {
    return { code: 'unrecognized_keys', keys: unknown, path: issue.path, message: '', input: {} };
  }
  const branches = issue.errors.map((errors) => errors.map(clearest));
  const reach = (issues: readonly Issue[]) =>
    Math.max(0, ...issues.map(({ path }) => path.length)) - (atRoot(issues).length > 0 ? 1 : 0);
  const best = branches.sort((a, b) => reach(b) - reach(a))[0]?.[0];
  return best === undefined ? issue : { ...best, path: [...issue.path, ...best.path] };
}

function detailOf(issue: Issue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `unknown field ${issue.keys.slice(0, 5).join(', ')}`;
    case 'invalid_type':
      return `a ${issue.expected} is wanted`;
    case 'invalid_value':
      return `one of ${issue.values.slice(0, 12).map(String).join(', ')} is wanted`;
    case 'too_big':
      return `more than ${issue.maximum}`;
    case 'too_small':
      return `fewer than ${issue.minimum}`;
    case 'invalid_format':
      return `not written as ${issue.pattern ?? issue.format}`;
    case 'invalid_key':
      return 'not a name: a small letter first, then letters, digits, dots and dashes';
    case 'invalid_union':
      return issue.discriminator === undefined
        ? 'none of the forms that may stand here'
        : `no known ${issue.discriminator}`;
    default:
      return issue.message;
  }
}

/** What a schema found, for the author: the place and the reason. */
export function schemaProblem(issue: Issue): GuideProblem {
  const { path, ...rest } = clearest(issue);
  return { code: 'schema', where: path.join('.'), detail: detailOf({ path, ...rest } as Issue) };
}
