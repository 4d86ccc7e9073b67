export { explainFileError, PostgresFailure, type PostgresFailureCode } from './failure.ts';
export {
  type PrivatePostgres,
  type SocketConnection,
  startPrivatePostgres,
} from './private-postgres.ts';
