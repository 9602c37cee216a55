/** Files that may pass the line limit, each with the reason why splitting it would make it worse. */
export const sizeAllowances: Readonly<Record<string, string>> = {}
