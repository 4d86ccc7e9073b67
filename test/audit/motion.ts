import type { AuditFinding } from '../support/audits.ts';

/** R23, L10: what comes, comes within this, ms. */
const motionMsMax = 200;

/** Times of a declaration, ms; a token of time (`--t-press`) as the page has it. */
function timesMs(declared: string): readonly number[] {
  const tokens = getComputedStyle(document.documentElement);
  const text = declared.replace(/var\((--[\w-]+)\)/g, (_all, name) =>
    tokens.getPropertyValue(name),
  );
  return [...text.matchAll(/(?<![\w-])([\d.]+)(ms|s)\b/g)].map(
    ([, number, unit]) => Number(number) * (unit === 's' ? 1_000 : 1),
  );
}

const moving = /(?:^|[;{\s])((?:animation|transition)[\w-]*)\s*:\s*([^;}]+)/g;

/**
 * R23: nothing moves for longer than a change takes, nothing loops, and whoever asked for less motion sees
 * none. Read in the style sheets: a rule that no screen of today uses is used by one of tomorrow.
 */
export function auditMotion(sheets: Iterable<CSSStyleSheet>): AuditFinding[] {
  const findings: AuditFinding[] = [];
  let moves = 0;
  let stills = false;
  const read = (rules: CSSRuleList, isReduced: boolean): void => {
    for (const rule of rules) {
      const reduced =
        isReduced ||
        (rule instanceof CSSMediaRule && rule.conditionText.includes('prefers-reduced-motion'));
      if (rule instanceof CSSGroupingRule && !(rule instanceof CSSStyleRule))
        read(rule.cssRules, reduced);
      if (!(rule instanceof CSSStyleRule)) continue;
      for (const [, property, value = ''] of rule.cssText.matchAll(moving)) {
        const longest = Math.max(0, ...timesMs(value));
        if (reduced) stills ||= rule.selectorText.includes('*') && longest === 0;
        else if (longest > 0) moves++;
        if (longest > motionMsMax)
          findings.push(`R23 ${rule.selectorText} moves for ${longest} ms`);
        if (value.includes('infinite'))
          findings.push(`R23 ${rule.selectorText} never rests (${property})`);
      }
    }
  };
  for (const sheet of sheets) read(sheet.cssRules, false);
  if (moves > 0 && !stills) findings.push('R23 less motion is asked for and not given');
  return findings;
}
