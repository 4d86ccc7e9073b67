export { createLink } from './http-link.ts';
export { type Link, type LinkProblem, type LinkWorld, passes, type SessionNews } from './link.ts';
export { makePasskey, signWithPasskey, stepUp } from './passkey.ts';
