/** The one search field of a page: `/` and `Mod+K` go there. */
export const searchFieldId = 'search'
