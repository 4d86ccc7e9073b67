import axe from 'axe-core';
import {
  contrastOf,
  groundOf,
  isOverleaf,
  isPressable,
  isSeen,
  nameOf,
  pressBoxOf,
  rectsOf,
  rgbOf,
  rootNumber,
  stackEm,
  textNodes,
} from './seen.ts';

/** What an audit found: the requirement, where, and the number. Empty is good. */
export type AuditFinding = string;

/** Rounding of the browser's layout, mm: a hundredth of a pixel on the coarsest unit. */
const toleranceMm = 0.06;

/**
 * R1 targets ≥ 12.7 × 12.7 mm and ≥ 150 mm²; R2 gaps ≥ 2.54 mm and no overlap; R3 primary keys and
 * answers ≥ 20 mm high, R4 options ≥ 25 mm at XL; R5 keyboard keys ≥ 16 × 16 mm.
 */
export function auditMillimetres(root: Element): AuditFinding[] {
  const mm = rootNumber('--real-mm');
  const xl = document.documentElement.dataset['size'] === 'XL';
  const findings: AuditFinding[] = [];
  const targets = [...root.querySelectorAll('button, a[href], [role="button"]')].filter(
    isPressable,
  );
  const boxes = targets.map(pressBoxOf);
  for (const element of targets) {
    const box = element.getBoundingClientRect();
    const width = box.width / mm + toleranceMm;
    const height = box.height / mm + toleranceMm;
    const size = `${width.toFixed(1)} × ${height.toFixed(1)} mm`;
    if (width < 12.7 || height < 12.7 || width * height < 150) {
      findings.push(`R1 ${nameOf(element)} ${size}`);
    }
    if (element.matches('.btn.go, .option, .tile, .pager-keys .btn') && height < 20) {
      findings.push(`R3 ${nameOf(element)} ${size}`);
    }
    if (xl && element.matches('.option') && height < 25)
      findings.push(`R4 ${nameOf(element)} ${size}`);
    if (element.matches('.kb') && (width < 16 || height < 16)) {
      findings.push(`R5 ${nameOf(element)} ${size}`);
    }
  }
  targets.forEach((one, i) => {
    for (let j = i + 1; j < targets.length; j++) {
      const [other, a, b] = [targets[j], boxes[i], boxes[j]];
      if (!other || !a || !b || one.contains(other) || other.contains(one)) continue;
      const gap = Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom);
      if (gap / mm + toleranceMm < 2.54) {
        findings.push(`R2 ${nameOf(one)} | ${nameOf(other)} ${(gap / mm).toFixed(2)} mm`);
      }
    }
  });
  return findings;
}

/**
 * R18: line height ≥ 1.45 everywhere, and no text that leaves the screen, its key, or a box that
 * clips it, with room for stacked diacritics. R17: nothing to the side of the screen.
 */
export function auditGlyphs(root: Element): AuditFinding[] {
  const findings: AuditFinding[] = [];
  for (const text of textNodes(root)) {
    const parent = text.parentElement;
    if (!parent) continue;
    const style = getComputedStyle(parent);
    const fontSize = Number.parseFloat(style.fontSize);
    const lineHeight = Number.parseFloat(style.lineHeight);
    const words = text.data.trim().slice(0, 24);
    if (lineHeight / fontSize < 1.449) findings.push(`R18 line height "${words}"`);
    for (const box of rectsOf(text)) {
      // A line box may be taller than what is drawn; the letters need stackEm around the middle.
      const half = (stackEm * fontSize) / 2;
      const middle = (box.top + box.bottom) / 2;
      // A field shows the end of what was typed; its beginning leaves on purpose.
      const isTyped = parent.closest('.typed') !== null;
      if (!isTyped && (box.left < -1 || box.right > innerWidth + 1))
        findings.push(`R17 "${words}" off the side`);
      if (isOverleaf(parent, box)) continue;
      if (middle + half > innerHeight + 1) findings.push(`R18 "${words}" below the screen`);
      if (isTyped) continue;
      for (let up: Element | null = parent; up && up !== document.body; up = up.parentElement) {
        const isKey = up.matches('button');
        const clips = getComputedStyle(up).overflowX !== 'visible' && !up.matches('.typed');
        if (!isKey && !clips) continue;
        const frame = up.getBoundingClientRect();
        // `overflow: clip` of a pager leaves a margin on purpose.
        const slack = up.matches('.pager-view') ? 3 * rootNumber('--mm') : 1;
        const out =
          box.left < frame.left - slack ||
          box.right > frame.right + slack ||
          middle - half < frame.top - slack ||
          middle + half > frame.bottom + slack;
        if (out) findings.push(`R18 "${words}" leaves ${nameOf(up)}`);
      }
    }
  }
  return [...new Set(findings)];
}

/** R25: every row of keys is on the screen, above the access keys. */
export function auditReach(root: Element): AuditFinding[] {
  const access = root.querySelector('.access');
  const floor =
    access && document.documentElement.dataset['frame'] !== 'wide'
      ? access.getBoundingClientRect().top
      : innerHeight;
  return [...root.querySelectorAll('.stage button')]
    .filter(isPressable)
    .filter((button) => pressBoxOf(button).bottom > floor + 1)
    .map((button) => `R25 ${nameOf(button)} is under the access keys or off the screen`);
}

/**
 * R67: a code that leads to an address is ≥ 60 mm, its modules ≥ 1.4 mm. R69: one that holds a text is
 * ≥ 80 mm with its quiet zone; its modules follow from `takeawayBytesMax`. A module is whole pixels, so
 * on a glass 90 mm high (E7L) a text is as large as the glass allows. Nothing of a code is cut off.
 */
export function auditCodes(root: Element): AuditFinding[] {
  const mm = rootNumber('--real-mm');
  return [...root.querySelectorAll('.code')].filter(isSeen).flatMap((code) => {
    const svg = code.querySelector('svg');
    const edge = Number(svg?.getAttribute('viewBox')?.split(' ')[2] ?? 0);
    if (!svg || edge === 0) return ['R67 no code is drawn'];
    const box = svg.getBoundingClientRect();
    const drawnMm = box.width / mm + toleranceMm;
    const module = box.width / edge / mm + toleranceMm / 2;
    const symbol = (drawnMm * (edge - 8)) / edge;
    const size = `${symbol.toFixed(1)} mm, module ${module.toFixed(2)} mm`;
    const findings: AuditFinding[] = [];
    const pixelsMax = Math.floor(Math.min(innerWidth, innerHeight) / edge);
    if (code.matches('.text')) {
      if (drawnMm < Math.min(80, (pixelsMax * edge) / mm)) findings.push(`R69 a code of ${size}`);
    } else if (symbol < 60 || module < 1.4) findings.push(`R67 a code of ${size}`);
    const frame = code.getBoundingClientRect();
    if (
      box.bottom > Math.min(innerHeight, frame.bottom) + 1 ||
      box.right > Math.min(innerWidth, frame.right) + 1
    )
      findings.push('R67 a code is cut off');
    return findings;
  });
}

/** R20: the least ratio of each theme that is not held to R19. */
const leastRatios: Readonly<Record<string, number>> = { contrast: 15, yellow: 15, soft: 4.5 };

/** The theme an element stands in: a swatch of another theme is held to that one. */
function leastOf(element: Element): number {
  const theme = element.closest<HTMLElement>('[data-theme]')?.dataset['theme'];
  return leastRatios[theme ?? ''] ?? 10;
}

/** R19: text and outlines of controls ≥ 10:1; R20 for the themes of its own. */
export function auditContrast(root: Element): AuditFinding[] {
  const findings: AuditFinding[] = [];
  for (const text of textNodes(root)) {
    const parent = text.parentElement;
    const ink = parent && rgbOf(getComputedStyle(parent).color);
    if (!parent || !ink) continue;
    const ratio = contrastOf(ink.rgb, groundOf(parent));
    if (ratio < leastOf(parent))
      findings.push(`R19 "${text.data.trim().slice(0, 24)}" ${ratio.toFixed(1)}:1`);
  }
  for (const control of [...root.querySelectorAll('button')].filter(isSeen)) {
    const style = getComputedStyle(control);
    const line = rgbOf(style.borderTopColor);
    // A ring around a round key is drawn by its first shadow.
    const ring = style.boxShadow === 'none' ? undefined : rgbOf(style.boxShadow);
    const bare = Number.parseFloat(style.borderTopWidth) === 0;
    const outside = bare && ring ? ring.rgb : groundOf(control.parentElement ?? control);
    const drawn =
      line && Number.parseFloat(style.borderTopWidth) > 0 ? line.rgb : groundOf(control);
    const ratio = contrastOf(drawn, outside);
    // A key that is itself the field's inside is outlined by its field.
    if (ratio < leastOf(control) && !control.matches('.field-key, .veil')) {
      findings.push(`R19 outline of ${nameOf(control)} ${ratio.toFixed(1)}:1`);
    }
  }
  return [...new Set(findings)];
}

/** R73: axe at A, AA and AAA (contrast is measured above, against a stricter number). */
export async function auditAxe(root: Element): Promise<AuditFinding[]> {
  const { violations } = await axe.run(root, {
    runOnly: {
      type: 'tag',
      values: ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    },
    rules: { 'color-contrast': { enabled: false }, 'color-contrast-enhanced': { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `R73 ${id}: ${nodes[0]?.html.slice(0, 120) ?? ''}`);
}
