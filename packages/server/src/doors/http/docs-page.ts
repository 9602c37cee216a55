import { type ErrorKind, errorCodes } from '../../kernel/error-codes.ts'
import type { JsonSchema } from './json-schema.ts'
import type { OpenApi, Operation } from './openapi.ts'

/** The manual of the REST interface as one page: no script, nothing inline, nothing from elsewhere. */
export function renderDocsPage(api: OpenApi): string {
  const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  )
  const tags = [...new Set(operations.flatMap(({ operation }) => operation.tags))]
  const base = api.servers[0]?.url ?? ''
  const groups = tags.map((tag) => {
    const own = operations.filter(({ operation }) => operation.tags.includes(tag))
    return `<h2 id="${toHtml(tag)}">${toHtml(tag)}</h2>${own.map((entry) => renderOperation({ ...entry, base })).join('')}`
  })
  const links = [...tags, 'schemas', 'errors'].map((tag) => `<a href="#${toHtml(tag)}">${toHtml(tag)}</a>`)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${toHtml(api.info.title)}: REST interface</title>
<link rel="stylesheet" href="/docs/style.css">
</head>
<body>
<header>
<h1>${toHtml(api.info.title)}: REST interface</h1>
<p>${toHtml(api.info.description)} Version ${toHtml(api.info.version)}.
The same as a document for programs: <a href="${base}/openapi.json">OpenAPI 3.1</a>.</p>
<p>To try the examples, put the address of this server into <code>$SQM_URL</code> and an access token into
<code>$SQM_TOKEN</code>.</p>
<nav>${links.join(' · ')}</nav>
</header>
<main>
${groups.join('\n')}
<h2 id="schemas">schemas</h2>
${Object.entries(api.components.schemas).map(renderSchema).join('\n')}
<h2 id="errors">errors</h2>
<table><tr><th>code</th><th>status</th><th>meaning</th></tr>${Object.entries(errorCodes).map(renderError).join('')}</table>
</main>
</body>
</html>`
}

interface Entry {
  base: string
  path: string
  method: string
  operation: Operation
}

function renderOperation(entry: Entry): string {
  const { path, method, operation } = entry
  const failures = Object.entries(operation.responses).map(
    ([status, { description }]) => `<tr><td>${status}</td><td>${toHtml(description)}</td></tr>`,
  )
  return `<details id="${toHtml(operation.operationId)}">
<summary><span class="method">${method}</span><code>${toHtml(path)}</code><span class="quiet">${toHtml(operation.summary)}</span></summary>
<div>
<p class="quiet">${toHtml(operation.operationId)}, needs ${toHtml(operation['x-permission'])}</p>
${renderParameters(operation)}${renderBody(operation)}
<h3>Example</h3><pre>${toHtml(curlLine(entry))}</pre>
<h3>Answers</h3><table>${failures.join('')}</table>
${renderAnswer(operation)}
</div>
</details>`
}

function renderParameters({ parameters }: Operation): string {
  if (parameters.length === 0) return ''
  const rows = parameters.map(({ name, in: place, required, schema, description }) => {
    const kind = `${place}${required ? ', required' : ''}`
    const text = description === undefined ? '' : ` ${toHtml(description)}`
    return `<tr><td><code>${toHtml(name)}</code></td><td>${kind}</td><td><code>${toHtml(typeName(schema))}</code>${text}</td></tr>`
  })
  return `<h3>Parameters</h3><table>${rows.join('')}</table>`
}

function renderBody({ requestBody }: Operation): string {
  const schema = requestBody?.content['application/json']?.schema
  return schema === undefined ? '' : `<h3>Body</h3><pre>${printSchema(schema)}</pre>`
}

function renderAnswer({ responses }: Operation): string {
  const schema = Object.values(responses).find(({ content }) => content?.['application/json'])?.content?.[
    'application/json'
  ]
  return schema === undefined ? '' : `<h3>Body of the answer</h3><pre>${printSchema(schema.schema)}</pre>`
}

function renderSchema([id, schema]: [string, JsonSchema]): string {
  return `<details id="schema-${toHtml(id)}"><summary><code>${toHtml(id)}</code></summary><div><pre>${printSchema(schema)}</pre></div></details>`
}

function renderError([code, kind]: [string, ErrorKind]): string {
  const hint = kind.hint === undefined ? '' : ` ${toHtml(kind.hint)}`
  return `<tr id="${toHtml(code)}"><td><code>${toHtml(code)}</code></td><td>${kind.status}</td><td>${toHtml(kind.title)}. ${toHtml(kind.detail)}${hint}</td></tr>`
}

/** JSON with the references as links. */
function printSchema(schema: JsonSchema): string {
  return toHtml(JSON.stringify(schema, null, 2)).replace(
    /#\/components\/schemas\/(\w+)/g,
    (_whole, id: string) => `<a href="#schema-${id}">${id}</a>`,
  )
}

function typeName({ type, $ref, enum: values, format }: JsonSchema): string {
  if ($ref !== undefined) return $ref.replace(/^.*\//, '')
  if (values !== undefined) return values.join(' | ')
  return [Array.isArray(type) ? type.join(' | ') : (type ?? 'any'), format].filter(Boolean).join(', ')
}

function curlLine({ base, path, method, operation }: Entry): string {
  const query = operation.parameters.filter(({ in: place, required }) => place === 'query' && required)
  const text = query.map(({ name }) => `${name}=...`).join('&')
  const example = operation.requestBody?.content['application/json']?.example
  const parts = [
    `curl -X ${method} "$SQM_URL${base}${path}${text === '' ? '' : `?${text}`}"`,
    ...(operation.security.length > 0 ? ['-H "Authorization: Bearer $SQM_TOKEN"'] : []),
    ...operation.parameters.flatMap(({ name }) => (name === 'If-Match' ? [`-H 'If-Match: "1.0"'`] : [])),
    ...(example === undefined ? [] : [`-H 'Content-Type: application/json'`, `-d '${quote(JSON.stringify(example))}'`]),
  ]
  return parts.join(' \\\n  ')
}

function quote(text: string): string {
  return text.replaceAll("'", "'\\''")
}

/** Text as it may stand in HTML, in attributes too. */
function toHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
