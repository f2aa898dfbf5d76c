// The form of an environment: what it holds, and what is sent.
import type { Contact } from '../../api/decisions';
import type { Environment } from '../../api/environments';

export interface ContactDraft {
  name: string;
  details: [kind: string, value: string][];
  /** Details that are no texts stay what they are. */
  kept: Record<string, unknown>;
}

export interface Draft {
  name: string;
  displayName: string;
  production: boolean;
  contacts: ContactDraft[];
}

function contactDraft({ name, details = {} }: Contact): ContactDraft {
  const all = Object.entries(details as Record<string, unknown>);
  return {
    name,
    details: all.filter((one): one is [string, string] => typeof one[1] === 'string'),
    kept: Object.fromEntries(all.filter(([, value]) => typeof value !== 'string')),
  };
}

export function draftOf(environment?: Environment): Draft {
  return {
    name: environment?.name ?? '',
    displayName: environment?.displayName ?? '',
    production: environment?.production ?? false,
    contacts: (environment?.contacts ?? []).map(contactDraft),
  };
}

export const kNewContact: ContactDraft = { name: '', details: [['email', '']], kept: {} };

/** The body of a request; contacts and details that were left empty are left out. */
export function bodyOf(draft: Draft) {
  const contacts = draft.contacts
    .map(({ name, details, kept }) => ({
      name: name.trim(),
      details: {
        ...kept,
        ...Object.fromEntries(details.filter(([kind, value]) => kind.trim() && value.trim())),
      },
    }))
    .filter(({ name, details }) => name !== '' || Object.keys(details).length > 0);
  return {
    name: draft.name.trim(),
    production: draft.production,
    contacts,
    ...(draft.displayName.trim() && { displayName: draft.displayName.trim() }),
  };
}
