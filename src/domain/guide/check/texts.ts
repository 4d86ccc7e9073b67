import type { Flow } from '../model/flow.ts';
import { placeholderPattern, sourceHash, sourceLocale } from '../model/text-of.ts';
import { error, type GuideFinding, warning } from './finding.ts';
import { type TextUse, textUsesOf } from './uses.ts';

const placeholdersIn = (text: string): string[] =>
  [...text.matchAll(placeholderPattern)].map(([, name = '']) => name).sort();

function checkLocale(flow: Flow, locale: string, used: ReadonlySet<string>): GuideFinding[] {
  const source = flow.texts[sourceLocale(flow)] ?? {};
  const words = flow.texts[locale] ?? {};
  const isSource = locale === sourceLocale(flow);
  const needed = flow.locales[locale] !== 'optional';
  const notes = flow.translatedFrom?.[locale];
  const findings: GuideFinding[] = [];
  for (const key of used) {
    const where = `texts.${locale}.${key}`;
    const text = Object.hasOwn(words, key) ? words[key] : undefined;
    const original = Object.hasOwn(source, key) ? source[key] : undefined;
    if (text === undefined) {
      if (needed) findings.push(error('I18N', where, 'is missing'));
      continue;
    }
    if (isSource || original === undefined) continue;
    const wanted = placeholdersIn(original);
    if (placeholdersIn(text).join() !== wanted.join()) {
      findings.push(
        error('I18N', where, `needs the placeholders ${wanted.join(', ') || 'of none'}`),
      );
    }
    const note = notes && Object.hasOwn(notes, key) ? notes[key] : undefined;
    if (note !== undefined && note !== sourceHash(original)) {
      findings.push(error('I18N', where, 'is stale: its source has changed since'));
    } else if (notes && note === undefined) {
      findings.push(warning('I18N', where, 'does not say which source it was made from'));
    }
  }
  for (const key of Object.keys(words)) {
    if (!used.has(key)) findings.push(warning('I18N', `texts.${locale}.${key}`, 'is used nowhere'));
  }
  return findings;
}

/** Placeholders that nothing fills, and those that would say something personal aloud (PRIV). */
function checkPlaceholders(flow: Flow, uses: readonly TextUse[]): GuideFinding[] {
  const source = flow.texts[sourceLocale(flow)] ?? {};
  const keys = new Set(uses.map(({ key }) => key));
  return [...keys].flatMap((key) =>
    placeholdersIn(source[key] ?? '').flatMap((name) => {
      const where = `texts.${sourceLocale(flow)}.${key}`;
      if (name.startsWith('fact.')) {
        const known = Object.hasOwn(flow.facts ?? {}, name.slice(5));
        return known ? [] : [error('REF', where, `there is no fact ${name.slice(5)}`)];
      }
      const variable = Object.hasOwn(flow.vars, name) ? flow.vars[name] : undefined;
      if (variable === undefined) return [error('REF', where, `there is no variable ${name}`)];
      const isOpen = variable.class === 'public' || variable.class === 'quasi';
      if (isOpen) return [];
      return [
        error(
          'PRIV',
          where,
          `says ${name}, which is ${variable.class}: texts are spoken and printed`,
        ),
      ];
    }),
  );
}

/** Every used key in every needed language, with the same placeholders and not stale (I18N). */
export function checkTexts(flow: Flow): GuideFinding[] {
  const uses = textUsesOf(flow);
  const used = new Set(uses.map(({ key }) => key));
  const roles = Object.values(flow.locales);
  const sources = roles.filter((role) => role === 'source').length;
  const undeclared = Object.keys(flow.texts).filter(
    (locale) => !Object.hasOwn(flow.locales, locale),
  );
  return [
    ...(sources === 1 ? [] : [error('I18N', 'locales', `${sources} languages are the source`)]),
    ...undeclared.map((locale) => error('I18N', `texts.${locale}`, 'is no declared language')),
    ...Object.keys(flow.locales).flatMap((locale) => checkLocale(flow, locale, used)),
    ...checkPlaceholders(flow, uses),
  ];
}
