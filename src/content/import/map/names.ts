import type { Notes } from '../notes.ts';

/** Characters of a card's title: three lines of it. */
const shortNameChars = 90;
const shouted = (name: string): boolean =>
  name.length > 20 && name === name.toUpperCase() && name !== name.toLowerCase();

/** Some ministries write names in capitals, which nobody reads: small letters, first one large. */
function quiet(name: string): string {
  const small = name.toLocaleLowerCase('vi');
  return small.charAt(0).toLocaleUpperCase('vi') + small.slice(1);
}

/** The name as it is read: not in capitals. */
export function readableName(official: string, notes: Notes): string {
  if (!shouted(official)) return official;
  notes.repair('capitals', 'name');
  return quiet(official);
}

/** The name for a card: without the words that every procedure begins with, cut between words. */
export function shortNameOf(name: string): string {
  const bare = name.replace(/^thủ tục(?: hành chính)?[:\s]+/iu, '');
  const text = bare === '' ? name : bare;
  const shown = text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
  if (shown.length <= shortNameChars) return shown;
  const head = shown.slice(0, shortNameChars - 1);
  const space = head.lastIndexOf(' ');
  return `${(space > 0 ? head.slice(0, space) : head).replace(/[\s,;:(–-]+$/u, '')}…`;
}
