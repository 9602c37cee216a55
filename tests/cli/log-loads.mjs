import { register } from 'node:module'

// Put before a program with `--import`: writes the address of every module file that it loads to the file SQM_TEST_LOADS names.
const hooks = `
import { appendFileSync } from 'node:fs'
export async function load(url, context, next) {
  appendFileSync(process.env.SQM_TEST_LOADS, url + '\\n')
  return next(url, context)
}`
register(`data:text/javascript,${encodeURIComponent(hooks)}`)
