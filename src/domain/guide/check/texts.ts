import type { Flow } from '../model/flow.ts';
import { placeholderPattern, sourceHash, sourceLocale } from '../model/text-of.ts';
import { error, type GuideFinding, warning } from './finding.ts';
import { say } from './say.ts';
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
      if (needed) findings.push(error('I18N', where, say.missing()));
      continue;
    }
    if (isSource || original === undefined) continue;
    const wanted = placeholdersIn(original);
    if (placeholdersIn(text).join() !== wanted.join()) {
      findings.push(error('I18N', where, say.placeholders(wanted.join(', '))));
    }
    const note = notes && Object.hasOwn(notes, key) ? notes[key] : undefined;
    if (note !== undefined && note !== sourceHash(original)) {
      findings.push(error('I18N', where, say.stale()));
    } else if (notes && note === undefined) {
      findings.push(warning('I18N', where, say.unstamped()));
    }
  }
  for (const key of Object.keys(words)) {
    if (!used.has(key)) findings.push(warning('I18N', `texts.${locale}.${key}`, say.unused()));
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
        return known ? [] : [error('REF', where, say.noThing('fact', name.slice(5)))];
      }
      const variable = Object.hasOwn(flow.vars, name) ? flow.vars[name] : undefined;
      if (variable === undefined) return [error('REF', where, say.noThing('variable', name))];
      const isOpen = variable.class === 'public' || variable.class === 'quasi';
      if (isOpen) return [];
      return [error('PRIV', where, say.saysAloud(name, variable.class))];
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
    ...(sources === 1 ? [] : [error('I18N', 'locales', say.sourceCount(sources))]),
    ...undeclared.map((locale) => error('I18N', `texts.${locale}`, say.undeclared())),
    ...Object.keys(flow.locales).flatMap((locale) => checkLocale(flow, locale, used)),
    ...checkPlaceholders(flow, uses),
  ];
}
