import { type Catalogue, catalogueSchema } from '../service/index.ts';
import { checkAge } from './age.ts';
import { error, type Finding } from './finding.ts';
import { checkLift } from './lift.ts';
import { checkPicture } from './picture.ts';
import { checkText } from './plain-words.ts';
import { checkReferences } from './references.ts';
import { checkService } from './service.ts';
import { textsOf } from './texts.ts';
import { checkTwins } from './twins.ts';

/** More than an editor reads at once; the rest shows after the first are mended. */
const findingsMax = 500;

/** Titles that the law wrote: long ones are worth a look and no refusal. */
const isName = (where: string): boolean => /^services\.[^.]+\.[^.]+\.(name)$/u.test(where);

/** One section of what may be a catalogue, where it is a list. */
function sectionOf(content: unknown, name: string): readonly unknown[] | undefined {
  const section = (content as Readonly<Record<string, unknown>> | null)?.[name];
  return Array.isArray(section) ? section : undefined;
}

/**
 * Checks content before it is published: schema, references, both languages, plain words, length
 * on the screen, twins that cannot be told apart, age. `today` is an ISO day in Hanoi; without it nothing is said about age.
 * Content that does not fit the schema is checked no further.
 */
export function checkContent(content: unknown, today?: string): Finding[] {
  const parsed = catalogueSchema.safeParse(content);
  if (!parsed.success) {
    return parsed.error.issues.slice(0, findingsMax).map((issue) => {
      const where = issue.path.join('.') || 'catalogue';
      const list = issue.path.length === 1 && sectionOf(content, where);
      return list && issue.code === 'too_big'
        ? error('tooManyDocuments', where, `${list.length} / ${issue.maximum}`)
        : error('schema', where, issue.message);
    });
  }
  const catalogue: Catalogue = parsed.data;
  // A register's texts are its own: they are held against the schema and shown as its words.
  const ours = catalogue.services.filter(({ entry }) => entry === 'written');
  const texts = textsOf({ ...catalogue, services: ours }, '').map(({ where, text }) => ({
    where: where.replace(/^\./, ''),
    text,
  }));
  return [
    ...checkReferences(catalogue),
    ...texts.flatMap(({ where, text }) => checkText(text, where, isName(where))),
    ...ours.flatMap(checkService),
    ...catalogue.services.flatMap(checkLift),
    ...catalogue.notices.flatMap((notice) =>
      checkPicture(notice).map((one) => ({ ...one, where: `notices.${notice.id}.${one.where}` })),
    ),
    ...checkTwins(ours),
    ...(today === undefined ? [] : checkAge(catalogue, texts, today)),
  ].slice(0, findingsMax);
}
