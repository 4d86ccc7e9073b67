export { isDrawn } from './frames.ts';
export { Preview } from './preview.tsx';
