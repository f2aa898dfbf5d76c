// Badges to put into a page elsewhere.

export type BadgeFormat = 'markdown' | 'html' | 'url';

function inHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function inMarkdown(text: string): string {
  return text.replace(/[\\[\]`*_<>!]/g, (sign) => `\\${sign}`);
}

/** `picture` and `to` are whole addresses; `words` stand in place of the picture. */
export function badgeText(
  format: BadgeFormat,
  badge: { picture: string; to: string; words: string },
): string {
  const { picture, to, words } = badge;
  if (format === 'url') return picture;
  if (format === 'html') {
    return `<a href="${inHtml(to)}"><img src="${inHtml(picture)}" alt="${inHtml(words)}"></a>`;
  }
  // Addresses are percent-encoded but for signs that end a link in Markdown.
  const safe = (url: string) => url.replaceAll('(', '%28').replaceAll(')', '%29');
  return `[![${inMarkdown(words)}](${safe(picture)})](${safe(to)})`;
}
