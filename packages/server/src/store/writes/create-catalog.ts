import { AppError } from '../../kernel/app-error.ts'
import { isUniqueViolation } from '../is-unique-violation.ts'
import { insertCatalog, type NewWorkspace } from './workspace-rows.ts'
import { defineWrite, requireActor } from './write.ts'

/** A catalog of the workspace; `catalog.exists` where the name is taken. */
export const createCatalog = defineWrite<NewWorkspace['catalog'], { id: string }>(async (scope, input) => {
  const { workspaceId } = requireActor(scope)
  try {
    await insertCatalog(scope, workspaceId, input)
  } catch (error) {
    throw isUniqueViolation(error) ? new AppError('catalog.exists', {}, [], error) : error
  }
  const note = { action: 'catalog.created', subjectKind: 'catalog', subjectId: input.id }
  await scope.audit({ ...note, detail: { dialect: input.dialect } })
  return { id: input.id }
})
