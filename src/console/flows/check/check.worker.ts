import { type CheckJob, runCheck } from './run-check.ts';

declare const self: {
  onmessage: ((event: { readonly data: CheckJob }) => void) | null;
  postMessage(message: unknown): void;
};

self.onmessage = ({ data }) => {
  self.postMessage(runCheck(data, () => performance.now()));
};
