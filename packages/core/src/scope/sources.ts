import type { EdgeKind, Span } from '../facts.ts'
import type { BaseColumn } from './base-table.ts'

/** A base column in an expression. Lists of sources never name a base column twice and are shared, never changed. */
export interface Source {
  readonly base: BaseColumn
  readonly kind: EdgeKind
  readonly confidence: number
  readonly span: Span
}

export const noSources: readonly Source[] = []

const ranks = { identity: 0, transformation: 1, aggregation: 2 } as const

/** The further-reaching of two kinds: what an aggregation of a transformation is. */
export function strongerKind(one: EdgeKind, other: EdgeKind): EdgeKind {
  return ranks[one] >= ranks[other] ? one : other
}

/** The same sources behind one more step. The list itself comes back where nothing changes. */
export function behind(sources: readonly Source[], kind: EdgeKind, confidence = 1): readonly Source[] {
  if (kind === 'identity' && confidence === 1) return sources
  return sources.map((source) => weakened(source, kind, confidence))
}

/** Sources of several places, each base column once. */
export class SourceSet {
  #list: Source[] = []
  /** The one list that was added and never changed since: handed on as it is. */
  #shared: readonly Source[] | null = null
  #index: Map<BaseColumn, number> | null = null

  add(sources: readonly Source[], kind: EdgeKind, confidence = 1): void {
    if (sources.length === 0) return
    if (this.#list.length === 0 && !this.#shared && kind === 'identity' && confidence === 1) {
      this.#shared = sources
      return
    }
    this.#own()
    for (const source of sources) this.#merge(weakened(source, kind, confidence))
  }

  list(): readonly Source[] {
    return this.#shared ?? this.#list
  }

  #own(): void {
    const shared = this.#shared
    if (!shared) return
    this.#shared = null
    for (const source of shared) this.#merge(source)
  }

  #merge(source: Source): void {
    const at = this.#find(source.base)
    const met = at < 0 ? undefined : this.#list[at]
    if (!met) {
      this.#index?.set(source.base, this.#list.length)
      this.#list.push(source)
    } else if (source.confidence > met.confidence || strongerKind(met.kind, source.kind) !== met.kind) {
      const kind = strongerKind(met.kind, source.kind)
      this.#list[at] = { ...met, kind, confidence: Math.max(met.confidence, source.confidence) }
    }
  }

  #find(base: BaseColumn): number {
    if (this.#list.length < 12) {
      for (let at = 0; at < this.#list.length; at++) if (this.#list[at]?.base === base) return at
      return -1
    }
    if (!this.#index) this.#index = new Map(this.#list.map((source, at) => [source.base, at]))
    return this.#index.get(base) ?? -1
  }
}

function weakened(source: Source, kind: EdgeKind, confidence: number): Source {
  const both = strongerKind(source.kind, kind)
  const least = Math.min(source.confidence, confidence)
  if (both === source.kind && least === source.confidence) return source
  return { base: source.base, kind: both, confidence: least, span: source.span }
}
