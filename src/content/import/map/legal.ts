import type { LegalResource } from '../../../domain/service/index.ts';
import type { Notes } from '../notes.ts';
import type { CatalogueRecord } from '../record.ts';
import { cleanLine, cutAt } from './clean-text.ts';

/** Limits of the schema. */
const resourcesMax = 60;
const codeCharsMax = 140;
/** The number of a legal text, without the words the register sometimes puts around it. */
const legalCode = /\d+(?:\.\d+)?\/(?:\d{4}\/)?\p{Lu}[\p{L}\d-]+/u;

/** Laws, decrees and circulars, each once, by number. */
export function legalOf(record: CatalogueRecord, notes: Notes): LegalResource[] {
  const found = new Map<string, LegalResource>();
  record.legal.forEach((entry, at) => {
    const field = `legal.${at}`;
    const given = cleanLine(entry.code, `${field}.code`, notes);
    const name = cleanLine(entry.name, `${field}.name`, notes);
    const number =
      given.replace(/\s*\/\s*/gu, '/').match(legalCode)?.[0] ?? name.match(legalCode)?.[0];
    if (number !== undefined && number !== given) notes.repair('legalCode', field, given);
    const code = number ?? cutAt(given, codeCharsMax);
    if (code.length < 3) {
      if (given !== '' || name !== '') notes.repair('legalCode', field, given || name);
      return;
    }
    if (!found.has(code)) found.set(code, { code, ...(name !== '' && { name }) });
  });
  if (found.size > resourcesMax) notes.repair('tooMany', 'legal', String(found.size));
  return [...found.values()].slice(0, resourcesMax);
}
