export { ReviewBar } from './review-bar.tsx';
