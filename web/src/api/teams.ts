// Teams, as the page reads and changes them.
import type { Hal } from './http';
import { get, send } from './http';
import type { User } from './identity';
import { paths } from './paths';

export type Team = Hal<{ uuid: string; name: string; numberOfMembers: number }>;

export type TeamPage = Hal<{ teams: Team[]; page?: { totalElements: number } }>;

export interface TeamEnvironment {
  uuid: string;
  name: string;
  displayName?: string;
}

export type WholeTeam = Team & {
  _embedded: {
    pacticipants: { name: string }[];
    members: User[];
    administrators: User[];
    environments: TeamEnvironment[];
  };
};

/** What a change of a team says: all of it, and what is left out is taken away. */
export interface TeamBody {
  name: string;
  pacticipantNames: string[];
  administratorUuids: string[];
  environmentUuids: string[];
}

export function bodyOf({ name, _embedded: parts }: WholeTeam): TeamBody {
  return {
    name,
    pacticipantNames: parts.pacticipants.map((one) => one.name),
    administratorUuids: parts.administrators.map(({ uuid }) => uuid),
    environmentUuids: parts.environments.map(({ uuid }) => uuid),
  };
}

/** Changes a team as it is now, and not as it was when the page was opened: somebody else may have added something. */
export async function changeTeam(uuid: string, edit: (body: TeamBody) => void): Promise<void> {
  const body = bodyOf(await get<WholeTeam>(paths.team(uuid)));
  edit(body);
  await send('PUT', paths.team(uuid), body);
}
