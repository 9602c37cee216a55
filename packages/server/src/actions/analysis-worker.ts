/** The entry of an analysis thread, which is asked for one of these by name. */
export { analyzeForStore, analyzeText } from './analyze-text.ts'
