/** The version that answers, logs, the OpenAPI document and the CLI carry; that of `package.json`. */
export const version = '0.1.0'
