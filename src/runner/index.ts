/**
 * runner: whatever drives an engine: check (all rules of all rooms), prepare, run, worker messages.
 */
export * from './messages.ts';
