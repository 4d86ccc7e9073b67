export { readBody, sendJson, sendProblem } from './answer.ts';
export { contentSecurityPolicy, hardeningHeaders } from './headers.ts';
export { type LocalServer, listenLocal } from './listen.ts';
export { StaticFiles } from './static-files.ts';
