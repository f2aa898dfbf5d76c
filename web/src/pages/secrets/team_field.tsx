// Whose a secret is: a choice among the teams that the reader may see.
import { useResource } from '../../api/queries';
import { paths } from '../../api/paths';
import { may, useSession } from '../../api/session';
import { site } from '../../api/site';
import type { TeamPage } from '../../api/teams';
import { Field } from '../../design/form';

/** Stands for a team that is gone. */
export const kNobodys = '-';

function ChoiceOfTeam(props: Parameters<typeof TeamField>[0]) {
  const { team, wrong, disabled, change } = props;
  const { data } = useResource<TeamPage>(paths.teams({ size: '100' }));
  const teams = [...(data?.teams ?? [])];
  if (props.known && !teams.some(({ uuid }) => uuid === props.known?.uuid)) {
    teams.push({ ...props.known, numberOfMembers: 0, _links: {} });
  }
  if (teams.length === 0 && team === '') return null;
  return (
    <Field label="Team" wrong={wrong} hint="Its webhooks alone use the secret.">
      <select
        value={team}
        disabled={disabled}
        onChange={({ target }: { target: { value: string } }) => change(target.value)}
      >
        <option value="">Everybody</option>
        {team === kNobodys && <option value={kNobodys}>A team that is gone: nobody</option>}
        {teams.map(({ uuid, name }) => (
          <option key={uuid} value={uuid}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** Nothing where the broker has no teams, or shows none. `team` is a UUID; empty: everybody. */
export function TeamField(props: {
  team: string;
  known?: { uuid: string; name: string } | undefined;
  wrong: string[] | undefined;
  disabled?: boolean;
  change: (team: string) => void;
}) {
  const session = useSession();
  const shows = site.users && may(session, 'team:read:*', 'team:manage:*');
  return shows || props.known ? <ChoiceOfTeam {...props} /> : null;
}
