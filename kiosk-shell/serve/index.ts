export { readBody, sendJson, sendProblem } from './answer.ts';
export { hardeningHeaders } from './headers.ts';
export { type LocalServer, listenLocal } from './listen.ts';
export { StaticFiles } from './static-files.ts';
