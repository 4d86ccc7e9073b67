/** Gives a focus that went with what was closed back to whoever opened it, if that still stands. */
export function giveBackFocus(opener: Element | null): void {
  const isLost = document.activeElement === null || document.activeElement === document.body;
  if (isLost && opener instanceof HTMLElement && opener.isConnected) opener.focus();
}
