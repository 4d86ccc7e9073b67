export { boundedGet, type GetFailure, type GetLimits, type Got } from './bounded-get.ts';
export { atPointer, isJsonPointer } from './json-pointer.ts';
export { readConfigFile } from './read-config-file.ts';
export { readUtf8 } from './read-utf8.ts';
export { headersOf, missingSecrets, requestHeadersSchema } from './request-headers.ts';
