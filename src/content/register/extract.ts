import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { text as readAll } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { channelsOf, onlineLevelOf } from './channels.ts';
import { writeCosts } from './cost.ts';
import { writePapers } from './papers.ts';
import { plain, type RegisterRecord, registerRecordSchema } from './record.ts';
import { portalPage, type RegisterFile, type RegisterLine } from './register-file.ts';
import { writeTime } from './time.ts';

/** The number of a legal text, without the words the register sometimes puts around it. */
const legalCodePattern = /\d+(?:\.\d+)?\/(?:\d{4}\/)?\p{Lu}[\p{L}\d-]+/u;
/** More than a screen and a slip name; the portal has the rest. */
const authoritiesMax = 4;
/** Longer "names" are sentences about who may be competent. */
const authorityCharsMax = 90;

const levelLetters = { xa: 'x', tinh: 't', bo: 'b', khac: 'k' } as const;
const wayLetters = { inPerson: 'i', online: 'o', post: 'p' } as const;

function legalCodesOf(record: RegisterRecord): string[] {
  const codes = record.legal.flatMap(
    ({ code }) => code.normalize('NFC').match(legalCodePattern) ?? [],
  );
  return [...new Set(codes)].sort();
}

/** Who decides, by official name: the list of units where there is one, else the text, divided. */
export function authoritiesOf(record: RegisterRecord): string[] {
  // Not at commas: "Ủy ban Nhân dân xã, phường, thị trấn" is one name.
  const named =
    record.executingUnits.length > 0
      ? record.executingUnits
      : record.executing.split(
          /;|,\s*(?=(?:Sở|Chi nhánh|Văn phòng|Chủ tịch|Bảo hiểm|Ban Quản lý) )/u,
        );
  const names = named
    .map((name) => plain(name).replace(/[.,;]+$/u, ''))
    .filter((name) => name !== '' && name.length <= authorityCharsMax);
  return [...new Set(names)].slice(0, authoritiesMax);
}

/** The list a name stands in, and its place there. */
class Names {
  readonly #places: Map<string, number>;
  constructor(all: Iterable<string>) {
    this.list = [...new Set(all)].sort();
    this.#places = new Map(this.list.map((name, at) => [name, at]));
  }
  readonly list: string[];
  placeOf(name: string): number {
    const place = this.#places.get(name);
    if (place === undefined) throw new Error(`broken invariant: ${name} is in no list`);
    return place;
  }
}

/** The register file of the product, in a fixed order: the same records give the same bytes. */
export function toRegisterFile(
  records: ReadonlyMap<string, RegisterRecord>,
  snapshotDate: string,
): RegisterFile {
  const all = [...records.values()];
  const fields = new Names(all.map(({ field }) => plain(field)));
  const authorities = new Names(all.flatMap(authoritiesOf));
  const legal = new Names(all.flatMap(legalCodesOf));
  const procedures = all.map((record): RegisterLine => {
    const channels = channelsOf(record);
    if (!record.url.startsWith(portalPage)) throw new Error(`${record.code}: a page elsewhere`);
    return {
      code: plain(record.code),
      name: plain(record.name),
      field: fields.placeOf(plain(record.field)),
      levels: record.levels.map((level) => levelLetters[level]).join(''),
      by: authoritiesOf(record).map((name) => authorities.placeOf(name)),
      ways: channels.map((channel) => wayLetters[channel]).join(''),
      online: onlineLevelOf(record, channels),
      time: writeTime(record),
      cost: writeCosts(record),
      papers: writePapers(record),
      law: legalCodesOf(record).map((code) => legal.placeOf(code)),
      page: record.url.slice(portalPage.length),
    };
  });
  procedures.sort((left, right) => (left.code < right.code ? -1 : 1));
  return {
    snapshotDate,
    fields: fields.list,
    authorities: authorities.list,
    legal: legal.list,
    procedures,
  };
}

/** The codes of a list such as the 817: gzipped JSON, or gzipped JSON lines. */
export async function readCodes(path: string): Promise<string[]> {
  const text = await readAll(createReadStream(path).pipe(createGunzip()));
  const records: readonly { code: string }[] = path.endsWith('.jsonl.gz')
    ? text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))
    : JSON.parse(text);
  return records.map(({ code }) => plain(code));
}

/**
 * Reads the records of some codes from the normalised register (gzipped JSON lines).
 *
 * @throws when a record has another shape than the register had in 2026
 */
export async function readRegister(
  path: string,
  codes: ReadonlySet<string>,
): Promise<Map<string, RegisterRecord>> {
  const found = new Map<string, RegisterRecord>();
  const lines = createInterface({ input: createReadStream(path).pipe(createGunzip()) });
  for await (const line of lines) {
    const code = plain(/"code": ?"([^"]+)"/.exec(line)?.[1] ?? '');
    if (!codes.has(code) || found.has(code)) continue;
    found.set(code, registerRecordSchema.parse(JSON.parse(line)));
  }
  return found;
}
