// Lists of things with members in a query, as the API reads them: q[][pacticipant]=Shop&q[][version]=1.

export type Item = Record<string, string>;

/** The items of the list `name`; one without members is under ''. A member that repeats begins the next item. */
export function listOf(query: URLSearchParams, name: string): Item[] {
  const items: Item[] = [];
  for (const [key, value] of query) {
    const member = memberOf(key, name);
    if (member === undefined) continue;
    const last = items.at(-1);
    if (!last || member === '' || member in last || '' in last) items.push({ [member]: value });
    else last[member] = value;
  }
  return items;
}

/** "version" of "q[][version]" and of "q[]version", '' of "q[]". */
function memberOf(key: string, name: string): string | undefined {
  if (!key.startsWith(`${name}[`)) return undefined;
  return (
    /^\[\d*\](?:\[?(\w+)\]?)?$/.exec(key.slice(name.length))?.slice(1)[0] ??
    (/^\[\d*\]$/.test(key.slice(name.length)) ? '' : undefined)
  );
}

/** Adds `item` to the list `name`; what is empty is left out. */
export function addItem(query: URLSearchParams, name: string, item: Item): void {
  for (const [member, value] of Object.entries(item)) {
    if (value !== '') query.append(member === '' ? `${name}[]` : `${name}[][${member}]`, value);
  }
}

/** A query as people like to see it: the brackets of lists are not encoded. */
export function queryText(query: URLSearchParams): string {
  return query.toString().replaceAll('%5B', '[').replaceAll('%5D', ']');
}
