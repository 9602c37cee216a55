/** The look of `/docs`. No colour is said twice: light and dark differ in the five at the top. */
export const docsStyle = `
:root { color-scheme: light dark; --ink: #1c2430; --quiet: #566272; --line: #d7dde5; --paper: #ffffff; --code: #f4f6f9; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e9f0; --quiet: #9aa7b8; --line: #323c4a; --paper: #141a22; --code: #1d2530; }
}
body { margin: 0 auto; max-width: 64rem; padding: 1.5rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; }
a { color: inherit; }
h1 { font-size: 1.6rem; }
h2 { margin-top: 2.5rem; font-size: 1.2rem; }
h3 { font-size: 0.95rem; }
.quiet { color: var(--quiet); }
details { border: 1px solid var(--line); border-radius: 6px; margin: 0.5rem 0; }
details > div { padding: 0 1rem 1rem; }
summary { cursor: pointer; padding: 0.6rem 1rem; display: flex; gap: 0.75rem; flex-wrap: wrap; }
summary:focus-visible, a:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
.method { font-weight: 700; min-width: 4rem; }
code, pre { font: 0.85rem/1.5 ui-monospace, monospace; }
pre { background: var(--code); border-radius: 6px; overflow-x: auto; padding: 0.75rem 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: 0.35rem 0.75rem 0.35rem 0; text-align: left; vertical-align: top; }
`
