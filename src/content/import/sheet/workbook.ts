import { ImportStop } from '../import-problem.ts';
import { readWholeXml, type XmlHandler } from './xml.ts';
import { smallPartBytesMax, type ZipFile } from './zip-file.ts';

/** Characters of all shared texts together; the country's catalogue is 40 million. */
const sharedCharsMax = 128 * 1024 * 1024;
const sharedMax = 2_000_000;

/** What the sheets of a workbook share. */
export type Workbook = {
  readonly sheets: readonly { readonly name: string; readonly path: string }[];
  readonly shared: readonly string[];
  /** For each cell style: whether its number is a date. */
  readonly dateStyles: readonly boolean[];
  /** Days start in 1904 and not in 1900. */
  readonly from1904: boolean;
};

const quiet: XmlHandler = { open() {}, text() {}, close() {} };

/** Formats 14-22 and 45-47 are dates by definition, and so are those that name days or years. */
const isDateFormat = (id: number, code: string | undefined): boolean =>
  (id >= 14 && id <= 22) ||
  (id >= 45 && id <= 47) ||
  (code !== undefined && /[ymd]/iu.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./gu, '')));

async function readShared(zip: ZipFile, name: string): Promise<string[]> {
  const path = 'xl/sharedStrings.xml';
  if (!zip.has(path)) return [];
  const shared: string[] = [];
  let [text, chars, inText, phonetic] = ['', 0, false, false];
  await readWholeXml(
    await zip.open(path),
    {
      open(tag) {
        if (tag === 'si') text = '';
        else if (tag === 'rPh') phonetic = true;
        else if (tag === 't') inText = !phonetic;
      },
      text(piece) {
        if (!inText) return;
        text += piece;
        chars += piece.length;
        if (chars > sharedCharsMax || shared.length > sharedMax) {
          throw new ImportStop(`${name} has too many texts`, 'Divide it.');
        }
      },
      close(tag) {
        if (tag === 't') inText = false;
        else if (tag === 'rPh') phonetic = false;
        else if (tag === 'si') shared.push(text);
      },
    },
    name,
  );
  return shared;
}

async function readDateStyles(zip: ZipFile, name: string): Promise<boolean[]> {
  const path = 'xl/styles.xml';
  if (!zip.has(path)) return [];
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  let inCells = false;
  await readWholeXml(
    await zip.open(path, smallPartBytesMax),
    {
      ...quiet,
      open(tag, attributes) {
        const id = Number(attributes['numFmtId'] ?? 0);
        if (tag === 'numFmt') codes.set(id, attributes['formatCode'] ?? '');
        else if (tag === 'cellXfs') inCells = true;
        else if (tag === 'xf' && inCells) styles.push(isDateFormat(id, codes.get(id)));
      },
      close(tag) {
        if (tag === 'cellXfs') inCells = false;
      },
    },
    name,
  );
  return styles;
}

/** The sheets of a workbook and where each lies; not what they share. */
export async function readSheets(zip: ZipFile, name: string) {
  const targets = new Map<string, string>();
  await readWholeXml(
    await zip.open('xl/_rels/workbook.xml.rels', smallPartBytesMax),
    {
      ...quiet,
      open(tag, attributes) {
        if (tag !== 'Relationship') return;
        const target = attributes['Target'] ?? '';
        const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
        targets.set(attributes['Id'] ?? '', path);
      },
    },
    name,
  );
  const sheets: { name: string; path: string }[] = [];
  let from1904 = false;
  await readWholeXml(
    await zip.open('xl/workbook.xml', smallPartBytesMax),
    {
      ...quiet,
      open(tag, attributes) {
        if (tag === 'workbookPr') from1904 = /^(?:1|true)$/u.test(attributes['date1904'] ?? '');
        if (tag !== 'sheet') return;
        const path = targets.get(attributes['r:id'] ?? '');
        if (path !== undefined) sheets.push({ name: attributes['name'] ?? '', path });
      },
    },
    name,
  );
  return { sheets, from1904 };
}

/** Reads what is needed before the first row can be read. */
export async function readWorkbook(zip: ZipFile, name: string): Promise<Workbook> {
  const { sheets, from1904 } = await readSheets(zip, name);
  if (sheets.length === 0) throw new ImportStop(`${name} has no sheet`, 'Check the file.');
  return {
    sheets,
    from1904,
    dateStyles: await readDateStyles(zip, name),
    shared: await readShared(zip, name),
  };
}
