import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import policies from './policies.json' with { type: 'json' };

/** Where Debian's Chromium reads managed policies. */
const policyDirectory = '/etc/chromium/policies/managed';

/**
 * Names of shipped policies that are missing or different in what the browser will read. Empty when
 * all are in force; a kiosk that is open to the public must not start otherwise.
 */
export function missingPolicies(directory = policyDirectory): string[] {
  const found: Record<string, unknown> = {};
  try {
    for (const name of readdirSync(directory).filter((file) => file.endsWith('.json'))) {
      Object.assign(found, JSON.parse(readFileSync(join(directory, name), 'utf8')));
    }
  } catch {
    // An unreadable directory or file enforces nothing: what was read so far is what counts.
  }
  return Object.entries(policies)
    .filter(([name, value]) => JSON.stringify(found[name]) !== JSON.stringify(value))
    .map(([name]) => name);
}
