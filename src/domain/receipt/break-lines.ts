import { type FontMetrics, measureText, type TextStyle } from './metrics.ts';

/** Most lines of one text; a block of 600 characters in large print needs about 60. */
const linesMax = 120;

/** Pieces that stay together: up to and including a space, or a dash or slash inside a word. */
function piecesOf(paragraph: string): string[] {
  return paragraph.match(/[^ ]*?(?:[-–/](?=[^\s\d.,])|(?: +|$))/g)?.filter((p) => p !== '') ?? [];
}

function greedy(
  paragraph: string,
  widthDots: number,
  style: TextStyle,
  metrics: FontMetrics,
): string[] {
  const fits = (text: string) => measureText(text.trimEnd(), style, metrics) <= widthDots;
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(paragraph)) {
    if (fits(line + piece)) {
      line += piece;
      continue;
    }
    if (line !== '') lines.push(line.trimEnd());
    line = '';
    // A word wider than the paper (an address of a site, a long number) is cut where it must be.
    for (const character of piece) {
      if (line !== '' && !fits(line + character)) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  }
  if (line.trimEnd() !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

/** Narrows the lines of a paragraph so that none is left nearly empty, without adding a line. */
function balanced(
  paragraph: string,
  widthDots: number,
  style: TextStyle,
  metrics: FontMetrics,
  want: (lines: readonly string[]) => boolean,
): string[] {
  const first = greedy(paragraph, widthDots, style, metrics);
  if (first.length < 2 || want(first)) return first;
  const stepDots = 8;
  let best = first;
  for (let width = widthDots - stepDots; width > widthDots / 2; width -= stepDots) {
    const lines = greedy(paragraph, width, style, metrics);
    if (lines.length > first.length) break;
    best = lines;
    if (want(lines)) break;
  }
  return best;
}

const lastHasTwoWords = (lines: readonly string[]) => (lines.at(-1) ?? '').includes(' ');

/**
 * Breaks a printable text into lines no wider than `widthDots`.
 *
 * @param balance `title` evens all lines out; `text` only keeps the last line from being one word.
 */
export function breakLines(
  text: string,
  widthDots: number,
  style: TextStyle,
  metrics: FontMetrics,
  balance: 'title' | 'text',
): string[] {
  const lines = text
    .split('\n')
    .flatMap((paragraph) =>
      balanced(
        paragraph.trim(),
        widthDots,
        style,
        metrics,
        balance === 'title' ? () => false : lastHasTwoWords,
      ),
    );
  return lines.slice(0, linesMax);
}
