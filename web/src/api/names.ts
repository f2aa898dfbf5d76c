// Names in the address of a page.
import { useLocation } from 'react-router';

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a "%" that somebody typed
  }
}

/** The parts of `path` for which `pattern` has a name: "/pacticipants/:pacticipant". */
export function namesIn(pattern: string, path: string): Record<string, string> {
  const parts = path.split('/');
  const names: Record<string, string> = {};
  pattern.split('/').forEach((word, i) => {
    const part = parts[i];
    if (word.startsWith(':') && part !== undefined) names[word.slice(1)] = decoded(part);
  });
  return names;
}

/** Whether `path` is one of `pattern`. */
export function fits(pattern: string, path: string): boolean {
  const parts = path.split('/');
  const words = pattern.split('/');
  return (
    words.length === parts.length &&
    words.every((word, i) => word.startsWith(':') || word === parts[i])
  );
}

/** As the router's useParams, which takes "%2F" in a name for a slash: it decodes twice. */
export function useNames(pattern: string): Record<string, string> {
  return namesIn(pattern, useLocation().pathname);
}
