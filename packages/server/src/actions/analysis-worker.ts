/** The entry of an analysis thread, which asks for it by this name. */
export { runAnalysis } from './run-analysis.ts'
