export { execute, type Execution, type ExecutionEnd, type RowSink, type RowWatcher } from './execute.ts';
