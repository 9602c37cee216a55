import type { ConnectorKind } from '../connector.ts'
import { folder } from './folder.ts'

/** Every source of SQL texts there is. Add one line for each new file. */
export const ingestConnectors: readonly ConnectorKind[] = [folder]
