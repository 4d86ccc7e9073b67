import address from './pictograms.svg?no-inline';

/** Names of drawings in the page's own document, apart from every other name in it. */
const prefix = 'pictogram-';

let here: Element | undefined;
let coming: Promise<void> | undefined;

/**
 * Where a drawing is found: in its file, and once `bringSprite` is done in the page itself. A list of a
 * dozen rows asks for two dozen of them, and out of a file the browser makes a request of each, kept or not.
 */
export function drawingOf(name: string): string {
  return here?.isConnected ? `#${prefix}${name}` : `${address}#${name}`;
}

/** Lays all drawings into the page. What is drawn already stays as it is; a failure leaves the file. */
export function bringSprite(): Promise<void> {
  coming ??= lay().catch((error: unknown) => {
    coming = undefined;
    throw error;
  });
  return coming;
}

async function lay(): Promise<void> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`the drawings were answered with ${answer.status}`);
  const { documentElement: svg } = new DOMParser().parseFromString(
    await answer.text(),
    'image/svg+xml',
  );
  const drawings = [...svg.querySelectorAll('symbol')];
  if (drawings.length === 0) throw new Error('there are no drawings in their file');
  for (const drawing of drawings) drawing.id = `${prefix}${drawing.id}`;
  svg.setAttribute('aria-hidden', 'true');
  svg.style.display = 'none';
  document.body.append(svg);
  here = svg;
}
