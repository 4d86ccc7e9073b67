/**
 * Number of this application, for `minApp`. Raise it when content needs newer code. Apart from the
 * schemas: a cold boot compares it before any schema is loaded.
 */
export const appNumber = 7;
