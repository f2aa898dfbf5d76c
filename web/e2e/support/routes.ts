// The addresses of the API that a browser may be sent to, as they are approved.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const kApproved = join(import.meta.dirname, '../../../tests/approved/broker/routes.txt');

/** What a browser shows or saves without a page; what is for directories and providers is shown as it is. */
const kFile =
  /^(((image\/svg\+xml|image\/png|text\/csv|text\/css|text\/javascript|font\/woff2)(, )?)+|application\/scim\+json, application\/json|application\/samlmetadata\+xml)$/;

/** Whether a pattern is about users, who have to be there first: see users.e2e.ts. */
export function isAboutUsers(pattern: string): boolean {
  return /^\/(admin\/|audit$|user(\/|$)|settings\/|preferences\/|metrics\/teams$|session$|sign-in$|set-password$|lost-password$|basic-sign-in$|auth\/|integrations\/team\/)/.test(
    pattern,
  );
}

/** Each pattern once: "/pacticipants/:pacticipant". */
export function patternsWithPage(): string[] {
  const patterns = readFileSync(kApproved, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(/ {2}/))
    .filter(([name, , types]) => name?.startsWith('GET ') && !kFile.test(types ?? ''))
    .map(([name]) => name?.slice('GET '.length) ?? '');
  return [...new Set(patterns)];
}
