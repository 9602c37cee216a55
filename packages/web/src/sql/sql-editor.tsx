import { useEffect, useRef } from 'react'
import type { Span } from '../api/types.ts'
import { createEditor, type Editor, type EditorMark } from './create-editor.ts'

export interface SqlEditorProps {
  label: string
  placeholder?: string
  text: string
  dialect: string
  onChange?: (text: string) => void
  marks?: readonly EditorMark[]
  /** The span that is lit while somebody points at it. */
  light?: Span | null
  /** A new object each time the editor shall go there. */
  jumpTo?: { span: Span } | null
}

/** The text of a query; without `onChange` it can be read and not written. */
export function SqlEditor(props: SqlEditorProps) {
  const { label, placeholder = '', text, dialect, onChange, marks, light = null, jumpTo = null } = props
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<Editor | null>(null)
  const newest = useRef(props)
  newest.current = props
  const isReadOnly = onChange === undefined

  useEffect(() => {
    if (!host.current) return
    const { text, dialect } = newest.current
    const made = createEditor({
      parent: host.current,
      label,
      placeholder,
      text,
      dialect,
      isReadOnly,
      onChange: (changed) => newest.current.onChange?.(changed),
    })
    editor.current = made
    return () => made.destroy()
  }, [label, placeholder, isReadOnly])
  useEffect(() => editor.current?.setText(text), [text])
  useEffect(() => editor.current?.setDialect(dialect), [dialect])
  useEffect(() => editor.current?.setMarks(marks ?? []), [marks])
  useEffect(() => editor.current?.light(light), [light])
  useEffect(() => {
    if (jumpTo) editor.current?.jump(jumpTo.span)
  }, [jumpTo])

  return <div ref={host} className="h-full min-h-0 overflow-hidden" />
}
