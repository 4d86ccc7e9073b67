import { plainText } from './plain-text.ts';

/** One item of a feed of news, as text. */
export type RssItem = Readonly<Record<'id' | 'title' | 'body' | 'published' | 'category', string>>;

/** Longest element that is read, characters. */
const elementCharsMax = 20_000;

/** The text of the first of some elements within an item; empty: none of them is there. */
function textOf(item: string, ...names: readonly string[]): string {
  for (const name of names) {
    const from = item.search(new RegExp(`<${name}[\\s>]`, 'i'));
    if (from < 0) continue;
    const open = item.indexOf('>', from);
    const end = item.toLowerCase().indexOf(`</${name.toLowerCase()}`, open);
    if (open < 0 || end < 0 || end - open > elementCharsMax) continue;
    const inner = item.slice(open + 1, end).trim();
    const cdata = /^<!\[CDATA\[([\s\S]*)\]\]>$/.exec(inner);
    // Feeds put markup into text once more: what is left of it after one turn is no tag either.
    return plainText(plainText(cdata?.[1] ?? inner));
  }
  return '';
}

/**
 * The items of an RSS 2.0 or Atom feed; undefined where it is none. Only elements that are read are
 * looked at: no entity is defined by it, and no address in it is opened.
 *
 * @param itemsMax items after which reading stops
 */
export function readRss(text: string, itemsMax: number): readonly RssItem[] | undefined {
  const head = text.slice(0, 4_000);
  if (/<!DOCTYPE|<!ENTITY/i.test(head)) return undefined;
  const isAtom = /<feed[\s>]/i.test(head);
  if (!isAtom && !/<(rss|rdf:RDF)[\s>]/i.test(head)) return undefined;
  const name = isAtom ? 'entry' : 'item';
  const items: RssItem[] = [];
  const lower = text.toLowerCase();
  for (let at = 0; items.length < itemsMax; ) {
    const from = lower.indexOf(`<${name}`, at);
    const end = from < 0 ? -1 : lower.indexOf(`</${name}>`, from);
    if (end < 0) break;
    const item = text.slice(from, end);
    items.push({
      id: textOf(item, 'guid', 'id', 'link'),
      title: textOf(item, 'title'),
      body: textOf(item, 'description', 'summary', 'content', 'content:encoded'),
      published: textOf(item, 'pubDate', 'published', 'updated', 'dc:date'),
      category: textOf(item, 'category'),
    });
    at = end + name.length + 3;
  }
  return items;
}
