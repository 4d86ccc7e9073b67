import type { AuditFinding } from '../support/audits.ts';

/** What a single tap never needs (R10), or what acts before release (R11) or without a touch. */
const forbidden =
  /^(dblclick|contextmenu|auxclick|wheel|drag\w*|drop|touch\w+|mouse\w+|pointer\w+|gesture\w+)$/;

const heard = new WeakMap<EventTarget, Set<string>>();
let isListening = false;

/** Notes who listens to what from now on: nothing in a page can be asked for its listeners. */
export function recordListeners(): void {
  if (isListening) return;
  isListening = true;
  const own = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function add(this: EventTarget, type, ...rest) {
    const types = heard.get(this) ?? new Set();
    types.add(type);
    heard.set(this, types);
    return own.call(this, type, ...rest);
  };
}

/** `:hover` rules of the page's own style sheets: a finger hovers over nothing. */
export function hoverRules(sheets: Iterable<CSSStyleSheet>): readonly string[] {
  const within = (rules: CSSRuleList): string[] =>
    [...rules].flatMap((rule) => {
      if (rule instanceof CSSStyleRule && rule.selectorText.includes(':hover'))
        return [rule.selectorText];
      return rule instanceof CSSGroupingRule ? within(rule.cssRules) : [];
    });
  return [...sheets].flatMap((sheet) => within(sheet.cssRules));
}

const early = ['pointerdown', 'mousedown', 'touchstart', 'dblclick', 'contextmenu', 'mouseover'];

/**
 * R10, R11: whoever listens for a press is a native key and listens for `click`, and nothing has
 * been sent when a finger has only come down. `sent` tells how much was sent so far.
 */
export function auditEvents(root: Element, sent: () => number): AuditFinding[] {
  const findings: AuditFinding[] = [];
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    const types = heard.get(element);
    for (const type of types ?? [])
      if (forbidden.test(type)) findings.push(`R10 ${element.className} listens for ${type}`);
    const isKey = element.matches('button, a[href], input, label');
    if (types?.has('click') && !isKey)
      findings.push(`R11 ${element.tagName}.${element.className} is pressed and no key`);
    if (!element.matches('button, [role="button"]')) continue;
    const before = sent();
    for (const type of early) element.dispatchEvent(new Event(type, { bubbles: true }));
    if (sent() !== before) findings.push(`R11 ${element.textContent} acts before release`);
  }
  for (const rule of hoverRules(document.styleSheets)) findings.push(`R10 ${rule} hovers`);
  return findings;
}
