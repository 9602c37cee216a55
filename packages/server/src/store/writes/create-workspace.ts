import { insertWorkspace, type NewWorkspace, type WorkspaceName } from './workspace-rows.ts'
import { defineWrite } from './write.ts'

/** A workspace with its first catalog; the actor becomes its owner. */
export const createWorkspace = defineWrite<NewWorkspace, WorkspaceName>(async (scope, input) => {
  const { actorId } = scope.context
  if (actorId === null) throw new Error('a workspace needs an owner')
  return insertWorkspace(scope, input, actorId)
})
