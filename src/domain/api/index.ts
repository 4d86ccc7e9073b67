export * from './back-office.ts';
export * from './bridge.ts';
export {
  enrolmentProofText,
  keyThumbprint,
  type PublicKey,
  PublicKeySchema,
  signedTimeText,
  signText,
  toPublicKey,
  verifyText,
} from './keys.ts';
export * from './look-up.ts';
export { hubOperations, openApiDocument } from './openapi.ts';
export { phoneAddressPath } from './phone-path.ts';
export {
  type Problem,
  type ProblemCode,
  ProblemSchema,
  problemBase,
  problemCode,
  problemOf,
  problems,
  type Retry,
} from './problem.ts';
export * from './provision.ts';
export * from './readings.ts';
export * from './shell-beat.ts';
export {
  readSignatureInput,
  type SignatureError,
  type SignatureHeaders,
  type SignatureParameters,
  type SignaturePrimitives,
  type SignedRequest,
  signRequest,
  verifyRequest,
  verifyRequestBy,
} from './signature.ts';
export * from './site-digest.ts';
export * from './site-kit.ts';
export * from './staff-lock.ts';
export * from './wire.ts';
