export { createLink } from './http-link.ts';
export type { Link, LinkProblem, LinkWorld, SessionNews } from './link.ts';
export { makePasskey, signWithPasskey, stepUp } from './passkey.ts';
