import { createHash } from 'node:crypto'
import type * as z from 'zod'
import { AppError } from '../kernel/app-error.ts'
import type { ErrorCode } from '../kernel/error-codes.ts'
import type { Actor, Permission } from './actor.ts'
import type { Cost, Ctx, PublicCtx, RequestInfo, Services } from './ctx.ts'

type Shape = z.ZodObject
type Key<I extends Shape> = keyof z.output<I> & string
type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

/**
 * What a door brings. `read` gives the raw input; it is called only after the permission is granted, so that nobody
 * learns from an error message what he may not do.
 */
export interface Call {
  actor: Actor | null
  services: Services
  request: RequestInfo
  signal: AbortSignal
  read: () => unknown
}

/** How the refresh cookie of a browser takes part: `set` from the answer, `use` as input and set anew, `clear`. */
export type CookieUse = 'set' | 'use' | 'clear'

interface Http<I extends Shape, O extends z.ZodType> {
  method: Method
  /** Below /api/v1; `{id}` takes the input field `id`. */
  path: string
  status?: 200 | 201 | 202 | 204
  /** Where it holds, the answer is 202: accepted, and nothing is said of the outcome. */
  isAccepted?: (out: z.output<O>) => boolean
  /** The input field that the header If-Match fills. */
  ifMatch?: Key<I>
  /** Takes an Idempotency-Key: a repeat gives the stored outcome of the first write of `run`. */
  idempotent?: boolean
  cookie?: CookieUse
  etag?: (out: z.output<O>) => string
  location?: (out: z.output<O>) => string
  /** Writes the answer, where that is cheaper than by the schema; the tests hold it against that all the same. */
  json?: (out: z.output<O>) => string
}

/** How the CLI offers an action; arguments and options come from the schema of the input. */
interface Cli<I extends Shape> {
  /** The words of the command: `['list']` is `sqm list`. */
  path: readonly [string, ...string[]]
  /** The fields that are given without a flag, in order. */
  args?: readonly Key<I>[]
  /** What people see of the answer, or of each item of a list: dotted names of fields, in order. Everything plain without it. */
  shows?: readonly string[]
}

interface Spec<I extends Shape, O extends z.ZodType, E extends ErrorCode> {
  /** Public for ever, e.g. `query.create`. */
  name: string
  summary: string
  cost: Cost
  input: I
  output: O
  errors: readonly E[]
  /** A valid input; for the manual, the OpenAPI document and the generated tests. */
  example: z.input<I>
  http: Http<I, O>
  cli?: Cli<I>
}

export interface ActionSpec<I extends Shape, O extends z.ZodType, E extends ErrorCode> extends Spec<I, O, E> {
  permission: Exclude<Permission, 'public'>
  run: (ctx: Ctx<E>, input: z.output<I>) => Promise<z.output<O>>
}

export interface PublicActionSpec<I extends Shape, O extends z.ZodType, E extends ErrorCode> extends Spec<I, O, E> {
  run: (ctx: PublicCtx<E>, input: z.output<I>) => Promise<z.output<O>>
}

export interface Answer {
  value: unknown
  /** Without quotes. */
  etag: string | undefined
  /** Below /api/v1. */
  location: string | undefined
  status: number
  /** The answer as JSON, where the action writes that itself. */
  json: (() => string) | undefined
}

/** The view without type parameters that lists, doors and tests use. Further kinds (streams, files) become siblings. */
export interface Action {
  readonly kind: 'answer'
  readonly name: string
  readonly summary: string
  readonly permission: Permission
  readonly cost: Cost
  readonly input: Shape
  readonly output: z.ZodType
  readonly errors: readonly ErrorCode[]
  readonly example: Readonly<Record<string, unknown>>
  readonly http: {
    readonly method: Method
    readonly path: string
    readonly status: number
    readonly ifMatch: string | undefined
    readonly idempotent: boolean
    readonly cookie: CookieUse | undefined
    readonly hasEtag: boolean
    readonly hasLocation: boolean
    readonly mayBeAccepted: boolean
  }
  readonly cli:
    | {
        readonly path: readonly [string, ...string[]]
        readonly args?: readonly string[]
        readonly shows?: readonly string[]
      }
    | undefined
  call(call: Call): Promise<Answer>
}

/** An action for somebody: the actor is granted, then the input parsed, then `run`. Every door comes through `call`. */
export function defineAction<I extends Shape, O extends z.ZodType, const E extends ErrorCode = never>(
  spec: ActionSpec<I, O, E>,
): Action {
  const errors = declareErrors(spec, spec.permission)
  return {
    ...view(spec, spec.permission, errors),
    call: (call) =>
      guard(errors, async () => {
        const { actor } = call
        if (actor === null) throw new AppError('auth.required')
        if (!actor.permissions.has(spec.permission))
          throw new AppError('auth.forbidden', { permission: spec.permission })
        const input = parse(spec.input, call.read())
        return answer(spec, await spec.run(Object.assign(createCtx(spec, call, input), { actor }), input))
      }),
  }
}

/** An action for everybody, such as logging in. */
export function definePublicAction<I extends Shape, O extends z.ZodType, const E extends ErrorCode = never>(
  spec: PublicActionSpec<I, O, E>,
): Action {
  const errors = declareErrors(spec, 'public')
  return {
    ...view(spec, 'public', errors),
    call: (call) =>
      guard(errors, async () => {
        const input = parse(spec.input, call.read())
        return answer(spec, await spec.run(createCtx(spec, call, input), input))
      }),
  }
}

function view<I extends Shape, O extends z.ZodType, E extends ErrorCode>(
  spec: Spec<I, O, E>,
  permission: Permission,
  errors: readonly ErrorCode[],
): Omit<Action, 'call'> {
  const { name, summary, cost, input, output, example, http } = spec
  return {
    kind: 'answer',
    name,
    summary,
    permission,
    cost,
    input,
    output,
    errors,
    example,
    http: {
      method: http.method,
      path: http.path,
      status: http.status ?? 200,
      ifMatch: http.ifMatch,
      idempotent: http.idempotent ?? false,
      cookie: http.cookie,
      hasEtag: http.etag !== undefined,
      hasLocation: http.location !== undefined,
      mayBeAccepted: http.isAccepted !== undefined,
    },
    cli: spec.cli,
  }
}

const ofEveryAction: readonly ErrorCode[] = [
  'input.invalid',
  'rate.limited',
  'server.overloaded',
  'store.unavailable',
  'transport.unknown-host',
  'transport.not-encrypted',
  'internal',
]

/** The codes of the action and those that its traits bring along. */
function declareErrors<I extends Shape, O extends z.ZodType, E extends ErrorCode>(
  spec: Spec<I, O, E>,
  permission: Permission,
): readonly ErrorCode[] {
  const { http } = spec
  const changes = http.method !== 'GET'
  const optional: readonly (readonly [boolean, readonly ErrorCode[]])[] = [
    [permission !== 'public', ['auth.required', 'auth.forbidden', 'workspace.not-found']],
    [changes, ['input.not-json', 'input.too-large', 'input.media-type', 'store.full', 'store.conflict']],
    [http.ifMatch !== undefined, ['query.if-match-missing']],
    [http.idempotent === true, ['idempotency.key-reused']],
  ]
  const codes = [...spec.errors, ...optional.flatMap(([applies, list]) => (applies ? list : [])), ...ofEveryAction]
  return [...new Set(codes)]
}

/** A code that the action does not declare is a fault of ours: callers were never told of it. */
async function guard(errors: readonly ErrorCode[], run: () => Promise<Answer>): Promise<Answer> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof AppError && !errors.includes(error.code)) throw new AppError('internal', {}, [], error)
    throw error
  }
}

/** More of them help nobody, and an answer should not be larger than its question. */
const problemsMax = 50

function parse<I extends Shape>(input: I, raw: unknown): z.output<I> {
  const parsed = input.safeParse(raw)
  if (parsed.success) return parsed.data
  throw new AppError('input.invalid', {}, parsed.error.issues.flatMap(toProblems).slice(0, problemsMax))
}

/** Unknown fields are named one by one, with the place where they stand. */
function toProblems(issue: z.core.$ZodIssue): { path: string; message: string }[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: issue.path.join('.'), message: issue.message }]
  return issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), message: 'This field is not known.' }))
}

function createCtx<I extends Shape, O extends z.ZodType, E extends ErrorCode>(
  spec: Spec<I, O, E>,
  call: Call,
  input: unknown,
): PublicCtx<E> {
  const { actor, services, request } = call
  const idempotency = spec.http.idempotent ? toIdempotency(spec.name, request, input) : undefined
  return {
    ...services,
    store: actor === null ? services.store : services.store.within(actor.workspaceId),
    request,
    // Not every action looks at it, and it costs something to make.
    get signal() {
      return call.signal
    },
    error: (code, facts) => new AppError(code, facts),
    write: (name, write) =>
      services.store.write(name, write, {
        workspaceId: actor?.workspaceId ?? null,
        actorId: actor?.userId ?? null,
        requestId: request.requestId,
        nowMs: services.clock.now(),
        ...(idempotency === undefined ? {} : { idempotency }),
      }),
  }
}

function toIdempotency(action: string, { idempotencyKey: key }: RequestInfo, input: unknown) {
  if (key === undefined) return undefined
  return { action, key, inputHash: createHash('sha256').update(JSON.stringify(input)).digest('hex') }
}

function answer<I extends Shape, O extends z.ZodType, E extends ErrorCode>(
  { http }: Spec<I, O, E>,
  value: z.output<O>,
): Answer {
  const status = http.isAccepted?.(value) ? 202 : (http.status ?? 200)
  const { json } = http
  return {
    value,
    etag: http.etag?.(value),
    location: http.location?.(value),
    status,
    json: json && (() => json(value)),
  }
}
