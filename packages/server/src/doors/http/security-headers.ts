/** On every answer. The answers of the API are data: a browser shall neither show nor run them. */
const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

export const apiPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

/** For pages of ours: everything from this server, nothing inline. */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** The headers that each answer starts with; `isHttpsOnly` adds HSTS for two years. */
export function securityHeaders({ isHttpsOnly }: { isHttpsOnly: boolean }): Readonly<Record<string, string>> {
  const strict = { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }
  return { ...always, 'content-security-policy': apiPolicy, ...(isHttpsOnly ? strict : {}) }
}
