export { bodyBytes, readBody, readJson, readShape } from './body.ts';
export { type HubLimits, hubLimits } from './limits.ts';
export { endServer, listen } from './listen.ts';
export { importPublicKey, nodeSignature } from './node-signature.ts';
export { openApiRoute } from './openapi-route.ts';
export { servePage } from './page.ts';
export { ProblemError } from './problem-error.ts';
export { RateLimiter } from './rate-limiter.ts';
export { addCommonHooks, createServer, type LogOptions, type LogStream } from './server.ts';
