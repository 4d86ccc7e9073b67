/** Most steps of a pointer in a configuration. */
const stepsMax = 12;

/** True for a JSON Pointer (RFC 6901) of a length that a mapping may have. */
export function isJsonPointer(text: string): boolean {
  return /^(?:\/(?:[^~/]|~[01])*)*$/.test(text) && text.split('/').length - 1 <= stepsMax;
}

/** The value at a pointer, or undefined. Own members only, so that `/__proto__` finds nothing. */
export function atPointer(value: unknown, pointer: string): unknown {
  let found = value;
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) {
      return undefined;
    }
    found = (found as Readonly<Record<string, unknown>>)[name];
  }
  return found;
}
