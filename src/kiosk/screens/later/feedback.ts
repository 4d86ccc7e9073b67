export { FeedbackCategory, FeedbackDetails, FeedbackReview } from '../feedback.tsx';
