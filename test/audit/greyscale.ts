import type { AuditFinding } from '../support/audits.ts';
import { contrastOf, groundOf, isSeen, nameOf, rgbOf } from '../support/seen.ts';

/** Two greys that nobody mistakes for one another, as a ratio (WCAG 1.4.11). */
const apart = 3;

const states = '.is-selected, .on, .is-closed, .is-disabled, .unsure, .not-needed';

/** Everything that tells one state from another and is no hue. */
function marksOf(element: Element): string {
  const style = getComputedStyle(element);
  const shadow = style.boxShadow.replace(/(rgb|color)a?\([^)]*\)/g, '');
  return [
    style.borderTopStyle,
    style.borderTopWidth,
    shadow,
    element.querySelectorAll('svg').length,
    style.textDecorationLine,
  ].join(' ');
}

function isToldApart(element: Element, other: Element): boolean {
  if (marksOf(element) !== marksOf(other)) return true;
  if (contrastOf(groundOf(element), groundOf(other)) >= apart) return true;
  const [one, two] = [rgbOf(getComputedStyle(element).color), rgbOf(getComputedStyle(other).color)];
  return one !== undefined && two !== undefined && contrastOf(one.rgb, two.rgb) >= apart;
}

/**
 * R21: a state (chosen, on, closed, not certain) differs from its neighbours by shape, mark, line or
 * lightness, and a coloured band says in words and with a sign what its colour means.
 */
export function auditGreyscale(root: Element): AuditFinding[] {
  const findings: AuditFinding[] = [];
  for (const element of [...root.querySelectorAll(states)].filter(isSeen)) {
    const kind = element.classList[0];
    const plain = [...(element.parentElement?.children ?? [])].find(
      (other) =>
        other !== element && isSeen(other) && other.classList[0] === kind && !other.matches(states),
    );
    if (plain && !isToldApart(element, plain))
      findings.push(`R21 ${nameOf(element)} differs by colour alone`);
  }
  for (const band of [...root.querySelectorAll('.strip, .doubt, .tick')].filter(isSeen)) {
    const says = (band.textContent ?? '').trim() !== '' || band.matches('.tick');
    const hasSign = band.querySelector('svg') !== null || band.querySelector('b') !== null;
    if (!says || !hasSign) findings.push(`R21 ${nameOf(band)} is a colour alone`);
  }
  return findings;
}
