// Badges of an application, to copy into its README.
import { useState } from 'react';
import { nameOf } from '../../api/overview';
import type { Pacticipant } from '../../api/pacticipants';
import { paths } from '../../api/paths';
import { Badge, FormatChoice } from '../../design/badge';
import { Name } from '../../design/marks';
import type { BadgeFormat } from '../../words/badge';
import { useEnvironments } from '../../verdicts/verdicts';
import { BranchPicker } from './versions';

export function Badges({ one }: { one: Pacticipant }) {
  const [format, setFormat] = useState<BadgeFormat>('markdown');
  const [chosenBranch, setBranch] = useState('');
  const { environments = [] } = useEnvironments();
  const branch = chosenBranch || one.mainBranch || '';
  const to = paths.pacticipant(one.name);
  return (
    <>
      <FormatChoice value={format} onChange={setFormat} />
      <div className="badge-list">
        <section className="card pad" aria-labelledby="badge-merge">
          <h3 id="badge-merge">Can it be merged?</h3>
          <p className="small">
            Whether its main branch works with the main branches of the others.
          </p>
          <Badge
            words={`Can ${nameOf(one)} be merged?`}
            picture={paths.canIMergeBadge(one.name)}
            to={to}
            format={format}
          />
        </section>
        <section className="card pad" aria-labelledby="badge-deploy">
          <h3 id="badge-deploy">Can it be deployed?</h3>
          <div className="form-bar small">
            The newest version of{' '}
            <BranchPicker pacticipant={one.name} value={branch} onChange={setBranch} />
          </div>
          {branch === '' && <p className="small">Choose a branch.</p>}
          {branch !== '' && environments.length === 0 && (
            <p className="small">There are no environments yet.</p>
          )}
          {branch !== '' &&
            environments.map((environment) => (
              <div key={environment.uuid}>
                <p className="small">
                  to <Name>{nameOf(environment)}</Name>
                </p>
                <Badge
                  words={`Can ${nameOf(one)} be deployed to ${nameOf(environment)}?`}
                  picture={paths.canIDeployBadge(one.name, branch, environment.name)}
                  to={to}
                  format={format}
                />
              </div>
            ))}
        </section>
      </div>
    </>
  );
}
