/** Gives a focus that went with what was closed back to whoever opened it, if that still stands. */
export function giveBackFocus(opener: Element | null): void {
  const { activeElement: at } = document;
  // Lost, or held by the nearest place until its owner comes.
  const isLost = at === null || at === document.body || at.hasAttribute('data-held');
  if (isLost && opener instanceof HTMLElement && opener.isConnected) opener.focus();
}
