import type { Language } from '../../domain/basics/index.ts';
import type { EmergencyDraft } from '../../domain/service/index.ts';

/** What stands at once: a title with some of its steps, in one language or in each. */
export interface EmergencyPart {
  readonly language: Language;
  readonly title: string;
  readonly steps: readonly { readonly number: number; readonly text: string }[];
}
export type EmergencyPage = readonly EmergencyPart[];

/** How finely it can be cut: both languages, one of them, two steps of it, one step. */
export const finest = 3;

/** The pages of a draft, one after the other, as coarse as the screen takes. */
export function pagesOf(
  { title, steps }: EmergencyDraft,
  languages: readonly Language[],
  fineness: number,
): readonly EmergencyPage[] {
  const atOnce = fineness <= 1 ? steps.length : fineness === 2 ? 2 : 1;
  const parts = languages.flatMap((language) => {
    const told = steps.map((step, at) => ({ number: at + 1, text: step[language] }));
    const cuts = Math.ceil(told.length / atOnce);
    return Array.from(
      { length: cuts },
      (_, at): EmergencyPart => ({
        language,
        title: title[language],
        steps: told.slice(at * atOnce, (at + 1) * atOnce),
      }),
    );
  });
  return fineness === 0 ? [parts] : parts.map((part) => [part]);
}
