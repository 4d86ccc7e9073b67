export { FrameWords } from './frame-words.tsx';
