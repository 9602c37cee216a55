import type { Action } from '../../packages/server/src/actions/action.ts'
import { actions } from '../../packages/server/src/actions/index.ts'
import { apiPrefix, placeFields } from '../../packages/server/src/doors/http/action-route.ts'
import type { ApiClient, ApiReply, ApiRequest } from './api-client.ts'

/** Sends the flat input of an action as the request that it amounts to; what is no field of it goes with the rest. */
export function sendAction(
  client: ApiClient,
  action: Action,
  input: Readonly<Record<string, unknown>>,
  options: ApiRequest = {},
): Promise<ApiReply> {
  const { path, header, hasBody } = placeFields(action)
  const url =
    apiPrefix + action.http.path.replace(/\{(\w+)\}/g, (_whole, name) => encodeURIComponent(toText(input[name])))
  const rest = Object.entries(input).filter(([name]) => !path.includes(name) && name !== header)
  const tag = header === undefined ? undefined : input[header]
  const headers = { ...(tag === undefined ? {} : { 'if-match': `"${toHeader(tag)}"` }), ...options.headers }
  if (hasBody) return client.send(action.http.method, url, { body: Object.fromEntries(rest), ...options, headers })
  const query = new URLSearchParams(rest.map(([name, value]) => [name, toText(value)]))
  return client.send(action.http.method, query.size > 0 ? `${url}?${query}` : url, { ...options, headers })
}

export function actionOf(name: string): Action {
  const action = actions.find((one) => one.name === name)
  if (action === undefined) throw new Error(`there is no action ${name}`)
  return action
}

/** Addresses are UTF-8, which has no halves of surrogate pairs. */
function toText(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return text.replace(/\p{Surrogate}/gu, '?')
}

/** What a header can carry at all. */
function toHeader(value: unknown): string {
  return toText(value).replace(/[^\x20-\x7e]/g, '?')
}
