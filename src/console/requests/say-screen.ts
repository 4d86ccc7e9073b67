import type { PlainKey, Words } from '../words/index.ts';

/** What the screens of a kiosk are about, by how their names begin. */
const parts: readonly (readonly [RegExp, PlainKey])[] = [
  [/^(home|attract)$/, 'requests.sHome'],
  [/^(search|lifeEvent|procedure|evidence|about|takeaway)/, 'requests.sProcedure'],
  [/^guide/, 'requests.sGuide'],
  [/^scan/, 'requests.sScan'],
  [/^book/, 'requests.sBook'],
  [/^feedback/, 'requests.sFeedback'],
  [/^(leaving|left|leaveFailed)$/, 'requests.sLeft'],
  [/^(notice|city|board|place|season|building|leaflet)/, 'requests.sCity'],
  [/^lift/, 'requests.sLift'],
  [/^help$/, 'requests.sHelp'],
  [/^(display|languages)$/, 'requests.sDisplay'],
];

/** Where somebody stood who called for help; a screen of another program keeps its name. */
export function sayScreen(t: Words, screen: string): string {
  const part = parts.find(([begins]) => begins.test(screen));
  return part === undefined ? screen : t(part[1]);
}
