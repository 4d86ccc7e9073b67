import { plainText, withoutEntities } from './plain-text.ts';

/** One item of a feed of news, as text. */
export type RssItem = Readonly<Record<'id' | 'title' | 'body' | 'published' | 'category', string>>;

/** Longest element that is read, characters. */
const elementCharsMax = 20_000;
/** Longest item that is looked into, characters; a longer one says nothing. */
const itemCharsMax = 200_000;

/** What is about another feed or a file, and has titles and days of its own. */
const others = ['source', 'media:group', 'media:content', 'image', 'textinput'];

/**
 * The same document without comments, and with what stands in a CDATA section as escaped text: no
 * element is ever found in either. Undefined: one of them never ends.
 */
function withoutSections(text: string): string | undefined {
  const parts: string[] = [];
  for (let at = 0; ; ) {
    const from = text.indexOf('<!', at);
    if (from < 0) return parts.concat(text.slice(at)).join('');
    parts.push(text.slice(at, from));
    const isComment = text.startsWith('<!--', from);
    const isData = text.startsWith('<![CDATA[', from);
    if (!isComment && !isData) return undefined;
    const end = text.indexOf(isComment ? '-->' : ']]>', from);
    if (end < 0) return undefined;
    if (isData) {
      const data = text.slice(from + 9, end);
      parts.push(data.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'));
    }
    at = end + 3;
  }
}

/** Where an element begins, and no other whose name begins in the same way; -1: nowhere. */
function beginOf(lower: string, name: string, at: number): number {
  for (let from = lower.indexOf(`<${name}`, at); from >= 0; ) {
    if (/[\s/>]/.test(lower[from + name.length + 1] ?? '')) return from;
    from = lower.indexOf(`<${name}`, from + 1);
  }
  return -1;
}

/** An item without what it says of others. */
function ownOf(item: string): string {
  let own = item;
  for (const name of others) {
    for (let turn = 0; turn < 20; turn += 1) {
      const lower = own.toLowerCase();
      const from = beginOf(lower, name, 0);
      const end = from < 0 ? -1 : lower.indexOf(`</${name}`, from);
      if (end < 0) break;
      own = own.slice(0, from) + own.slice(end + name.length + 3);
    }
  }
  return own;
}

/** The text of the first of some elements within an item; empty: none of them is there. */
function textOf(item: string, ...names: readonly string[]): string {
  const lower = item.toLowerCase();
  for (const name of names) {
    const from = beginOf(lower, name.toLowerCase(), 0);
    if (from < 0) continue;
    const open = item.indexOf('>', from);
    const end = lower.indexOf(`</${name.toLowerCase()}`, open);
    if (open < 0 || end < 0 || end - open > elementCharsMax) continue;
    // Feeds put markup into text, and that into text once more: each turn is undone before tags go.
    return plainText(withoutEntities(withoutEntities(withoutEntities(item.slice(open + 1, end)))));
  }
  return '';
}

/**
 * The items of an RSS 2.0 or Atom feed; undefined where it is none. Only elements that are read are
 * looked at: no entity is defined by it, and no address in it is opened.
 *
 * @param itemsMax items after which reading stops
 */
export function readRss(given: string, itemsMax: number): readonly RssItem[] | undefined {
  const text = withoutSections(given);
  if (text === undefined) return undefined;
  const head = text.slice(0, 4_000).toLowerCase();
  const isAtom = beginOf(head, 'feed', 0) >= 0;
  if (!isAtom && beginOf(head, 'rss', 0) < 0 && beginOf(head, 'rdf:rdf', 0) < 0) return undefined;
  const name = isAtom ? 'entry' : 'item';
  const items: RssItem[] = [];
  const lower = text.toLowerCase();
  for (let at = 0; items.length < itemsMax; ) {
    const from = beginOf(lower, name, at);
    const end = from < 0 ? -1 : lower.indexOf(`</${name}>`, from);
    if (end < 0) break;
    const item = end - from > itemCharsMax ? '' : ownOf(text.slice(from, end));
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
