/** A field that had the focus when a burst began, with what stood in it. */
export interface TypedField {
  /** Puts back what stood in the field: a scanned code is not the resident's own text. */
  restore(): void;
}

/** Remembers the focused text field of `document`; undefined when none has the focus. */
export function rememberField(document: Document): TypedField | undefined {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) {
    return undefined;
  }
  const before = field.value;
  return {
    restore() {
      if (field.value === before) return;
      field.value = before;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    },
  };
}
