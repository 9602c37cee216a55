import { rules } from '../../packages/core/src/lint/index.ts'

/** `docs/rules.md`: what rules notice. */
export function rulePage(): string {
  const sections = rules.map(({ id, severity, dialects, docs, rewrite }) => {
    const about = dialects === 'all' ? 'all dialects' : dialects.join(', ')
    const mended = rewrite === undefined ? '' : ` Mended by the rewrite \`${rewrite.id}\`.`
    const bad = ['```sql', '-- noticed', docs.bad, '', '-- fine', docs.good, '```'].join('\n')
    return `## ${id}\n\n${severity}, ${about}. ${docs.why}${mended}\n\n${bad}`
  })
  return `# Rules\n\nWhat \`sqm lint\` and every analysis notice in a text.\n\n${sections.join('\n\n')}\n`
}
