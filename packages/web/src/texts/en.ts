/** Every sentence of the pages, in English. Words follow the glossary: a query has versions. */
const plural = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`

const faults = {
  unknown: 'Something went wrong on this page',
  timeout: (seconds: number) => ({
    code: 'network.timeout',
    title: 'The server did not answer',
    detail: `There was no answer within ${seconds} seconds. Your text is still here.`,
  }),
  unreachable: {
    code: 'network.unreachable',
    title: 'The server cannot be reached',
    detail: 'The request did not get through. Your text is still here.',
  },
  unreadable: (status: number) => ({
    code: 'network.unreadable',
    title: 'The answer cannot be read',
    detail: `The server answered with status ${status} and nothing that this page understands.`,
  }),
  requestId: (id: string) => `Request id: ${id}`,
  again: 'Try again',
}

const analysis = {
  label: 'Analysis',
  statements: 'Statements',
  tables: 'Tables',
  reads: 'Reads',
  writes: 'Writes',
  noTable: 'no table',
  mention: (number: number) => `×${number}`,
  columns: 'Output columns',
  noColumns: 'No output columns.',
  viewLabel: 'Show the lineage as',
  uses: 'Other uses of columns',
  unresolved: 'Not certain',
  problems: 'Problems',
  complexity: 'Complexity',
  findings: 'Findings',
  certain: 'certain',
  score: (score: number) => plural(score, 'point', 'points'),
  grade: (grade: string) => `Grade ${grade}`,
  position: (line: number, column: number) => `${line}:${column}`,
  problemCount: (count: number) => plural(count, 'problem', 'problems'),
  opaque: (count: number) => `${plural(count, 'part', 'parts')} not understood`,
  showAll: (count: number) => `Show all ${count.toLocaleString('en')}`,
  columnTable: {
    caption: 'Output columns and the columns they are made of',
    output: 'Output',
    source: 'Made of',
    kind: 'How',
    confidence: 'Confidence',
    noSource: 'no column: a constant or a count of rows',
    unknownTable: 'table not known',
  },
  useTable: { column: 'Column', clause: 'Used to' },
  unlikely: {
    folded: (count: number) =>
      `The text does not say which table some columns belong to: the likeliest are shown, ${plural(count, 'candidate is', 'candidates are')} left out.`,
    shown: 'All tables that a column may belong to are shown.',
    show: 'Show all',
    fold: 'Show the likeliest',
  },
}

const shortcuts = {
  title: 'Keyboard shortcuts',
  singleKeys: 'Keys of a single character work outside text fields',
  list: [
    [['Mod+S'], 'Save'],
    [['Mod+K', '/'], 'Search'],
    [['J', 'K'], 'Next and previous query in the list'],
    [['Enter'], 'Open the query; in the graph, hold its paths'],
    [['←', '→', '↑', '↓'], 'Walk the lineage graph'],
    [['F8'], 'Next problem in the text'],
    [['Esc'], 'Close, or let go of the held paths'],
    [['?'], 'This sheet'],
  ] satisfies [string[], string][],
}

const signIn = {
  login: 'Log in',
  register: 'Create an account',
  reset: 'Set a new password',
  open: 'This link does not work',
  openHint: 'A link works once and for 15 minutes. Run “sqm open” on the computer of the server for another one.',
  email: 'E-mail',
  password: 'Password',
  newPassword: 'New password',
  name: 'Name',
  passwordHint: (letters: number) => `At least ${letters} characters.`,
  invitation: 'Invitation',
  bootstrapToken: 'Bootstrap token',
  bootstrapHint: 'For the first account of a new server; it stands in a file in the data folder.',
  haveToken: 'I have an invitation or a bootstrap token',
  resetToken: 'Token from the link',
  noAccount: 'New here?',
  haveAccount: 'You have an account?',
  localHint: 'On the computer of the server, “sqm open” makes a link that needs no password.',
  accepted: 'If this address can have an account here, it has one now. Log in with it.',
}

export const texts = {
  product: 'SQL Query Manager',
  notFound: 'There is nothing at this address.',
  faults,
  analysis,
  shortcuts,
  signIn,
  nav: {
    label: 'Main',
    skip: 'Skip to the page',
    newQuery: 'New query',
    queries: 'Queries',
    workspace: 'Workspace',
    searchPlaceholder: 'Search queries',
  },
  themes: {
    label: (theme: 'system' | 'light' | 'dark') =>
      ({ system: 'Colours: as the system', light: 'Colours: light', dark: 'Colours: dark' })[theme],
  },
  titleOf: (page: string) => `${page} · SQL Query Manager`,
  notices: { label: 'Notice', close: 'Close' },
  account: {
    title: 'Your account',
    logout: 'Log out',
    logoutDiscard: 'Log out and discard it',
    logoutEverywhere: 'Log out everywhere',
    stay: 'Stay',
    unsaved: (count: number) =>
      `There is unsaved text in ${plural(count, 'place', 'places')}. Logging out removes it from this browser.`,
  },
  editor: {
    label: 'SQL text',
    placeholder: 'Paste or write SQL here',
    loading: 'Loading the editor…',
  },
  form: {
    title: 'Title',
    titlePlaceholder: 'What does it answer?',
    dialect: 'Dialect',
    tags: 'Tags',
    tagsPlaceholder: 'finance, monthly',
    save: 'Save',
    saveVersion: (version: number) => `Save version ${version}`,
    saving: 'Saving…',
    saved: (version: number) => `Saved as version ${version}.`,
    stale: 'Not saved: somebody else changed this query a moment ago. Look at it and save again.',
    found: (time: string) => `This is your unsaved work of ${time}.`,
    discard: 'Discard it',
  },
  firstSteps: {
    title: 'What does this query read?',
    text: 'Paste a text: the tables and columns it reads and writes appear here as you type, before anything is saved.',
    sample: 'Load a sample',
  },
  list: {
    search: 'Search',
    searchPlaceholder: 'Words of the title or the text',
    table: 'Table',
    tablePlaceholder: 'lineitem',
    anyDialect: 'Any dialect',
    sort: 'Order',
    sortOrders: {
      '-created': 'Newest first',
      created: 'Oldest first',
      '-updated': 'Last changed first',
      updated: 'Last changed last',
      title: 'Title',
      relevance: 'Best match',
    },
    narrow: 'Narrow down',
    all: 'All',
    trash: 'Trash',
    loading: 'Loading…',
    more: 'More',
    count: (count: number, hasMore: boolean) =>
      hasMore ? `The first ${plural(count, 'query', 'queries')}` : plural(count, 'query', 'queries'),
    match: (field: string, snippet: string) => `Found in the ${field}: ${snippet}`,
    reads: (names: string) => `reads ${names}`,
    writes: (names: string) => `writes ${names}`,
    andMore: (count: number) => ` and ${count} more`,
    empty: 'No query is saved in this workspace yet.',
    emptyTrash: 'The trash is empty.',
    nothingFound: 'No query matches all of this.',
    clear: 'Show all queries',
  },
  query: {
    untitled: 'Untitled query',
    version: (version: number) => `Version ${version}`,
    updated: 'Changed',
    loading: 'Loading…',
    tabsLabel: 'Views of the query',
    tabs: { sql: 'SQL', lineage: 'Lineage', versions: 'Versions' },
    remove: 'Move to trash',
    trashed: (title: string) => `“${title === '' ? 'Untitled query' : title}” is in the trash.`,
    undo: 'Undo',
    isInTrash: 'This query is in the trash. After 30 days it is deleted for good.',
    restore: 'Restore',
    restored: (title: string) => `“${title === '' ? 'Untitled query' : title}” is back.`,
    restoreFailed: 'It could not be restored. It is still in the trash.',
    lineageOfSaved: (version: number) => `This is the lineage of version ${version} as saved, without your changes.`,
    textOf: (version: number) => `SQL text of version ${version}`,
    startFrom: 'Edit from this text',
  },
  conflict: {
    label: 'Conflict',
    title: (version: number) => `Somebody else changed this query; it is at version ${version} now.`,
    text: 'Nothing is lost: the saved text stands here, yours is in the editor below.',
    theirs: (version: number) => `Saved text, version ${version}`,
    saveMine: (version: number) => `Save mine as version ${version}`,
    takeTheirs: 'Take theirs',
    tookTheirs: 'The editor shows the saved text.',
    undo: 'Undo: back to mine',
  },
  graph: {
    label: 'Lineage graph',
    legend: 'Kinds of edges',
    loading: 'Loading the graph…',
    result: 'Result',
    unknownTable: 'Table not known',
    hint: 'Arrow keys walk the graph, Enter holds the paths of a column, Esc lets go. A click on a line goes to the text.',
    hidden: (count: number) => `${plural(count, 'output is', 'outputs are')} left out here; the table has all of them.`,
    lockedEdges: 'Edges of the held column',
    column: (name: string, side: 'source' | 'target', edges: number) =>
      side === 'source'
        ? `${name}, goes into ${plural(edges, 'output', 'outputs')}`
        : `${name}, made of ${plural(edges, 'column', 'columns')}`,
    edge: (from: string, to: string, kind: string) => `${from} → ${to} (${kind})`,
    locked: (name: string) => `Held: ${name}`,
    unlocked: 'Let go',
  },
  lineageViews: { table: 'Table', graph: 'Graph' },
  edgeKinds: { identity: 'identity', transformation: 'transformation', aggregation: 'aggregation' },
  useKinds: {
    filter: 'filter',
    join: 'join',
    group: 'group',
    sort: 'sort',
    window: 'window',
    conditional: 'decide',
  },
  severities: { error: 'Error', warning: 'Warning', info: 'Note' },
  parseStatuses: new Map([
    ['parsed', 'understood in full'],
    ['partial', 'understood in part'],
    ['failed', 'not understood'],
  ]),
  unresolvedReasons: new Map([
    ['unknown-column', 'No such column is known'],
    ['ambiguous-column', 'Several tables may have it'],
    ['unknown-table-columns', 'The columns of its table are not known'],
    ['dynamic-sql', 'Made at run time'],
    ['template', 'Part of a template'],
  ]),
  liveStatuses: {
    stored: 'As saved',
    idle: '',
    working: 'Reading…',
    done: 'Up to date',
    late: 'This text takes longer than 2 seconds to read here; saving it still works.',
    crashed: 'The analysis of this text failed here; saving it still works.',
    'too-long': 'This text is too long to read while you type; saving it still works.',
  },
  sample: {
    title: 'Revenue per customer and month',
    sql: `with paid as (
  select o.customer_id, o.ordered_at, i.quantity * i.unit_price as amount
  from orders o
  join order_items i on i.order_id = o.id
  where o.status = 'paid'
)
select
  c.name as customer,
  date_trunc('month', p.ordered_at) as month,
  sum(p.amount) as revenue,
  count(*) as positions
from paid p
join customers c on c.id = p.customer_id
group by c.name, date_trunc('month', p.ordered_at)
order by revenue desc
`,
  },
}
