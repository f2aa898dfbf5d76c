// The branches of an application.
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { send } from '../../api/http';
import type { BranchPage, Pacticipant } from '../../api/pacticipants';
import { paths } from '../../api/paths';
import { usePages } from '../../api/queries';
import { Confirm } from '../../design/dialog';
import { AddressSearch } from '../../design/filters';
import { Empty, Failure, Skeleton } from '../../design/loaded';
import { Ago, Name } from '../../design/marks';
import { More } from '../../design/more';
import { Cell, Row, RowHead, Rows } from '../../design/rows';
import { useAddressValue } from '../../design/tabs';

function DeleteBranch(props: { pacticipant: string; branch: string; close: () => void }) {
  const { pacticipant, branch } = props;
  const kept = useQueryClient();
  return (
    <Confirm
      title={`Delete the branch ${branch}?`}
      verb="Delete branch"
      close={props.close}
      act={async () => {
        await send('DELETE', paths.branch(pacticipant, branch));
        await kept.invalidateQueries();
      }}
    >
      Its versions, their pacts and results stay; they are of this branch no longer.
    </Confirm>
  );
}

export function Branches({ one }: { one: Pacticipant }) {
  const [q] = useAddressValue('q');
  const [doomed, setDoomed] = useState<string>();
  const query = usePages<BranchPage>(paths.branches(one.name, { q, pageSize: 100 }));
  const shown = useMemo(
    () => query.data?.pages.flatMap((page) => page._embedded.branches) ?? [],
    [query.data],
  );
  return (
    <>
      <div className="bar">
        <AddressSearch label="Filter branches" />
      </div>
      {query.error && <Failure error={query.error} again={() => void query.refetch()} />}
      {query.isPending && !query.error && <Skeleton rows={6} />}
      {query.data && shown.length === 0 && (
        <Empty>
          {q ? 'No branch is like that.' : 'No version of it was published with a branch.'}
        </Empty>
      )}
      {shown.length > 0 && (
        <Rows
          label="Branches"
          layout="minmax(140px, 2fr) 140px 130px 120px"
          columns={[
            { name: 'Branch' },
            { name: 'Begun' },
            { name: 'Last version' },
            { name: <span className="unseen">Delete</span> },
          ]}
        >
          {shown.map(({ name, createdAt, updatedAt }) => (
            <Row key={name}>
              <RowHead>
                <span className="marks">
                  <Link to={`${paths.pacticipant(one.name)}?branch=${encodeURIComponent(name)}`}>
                    <Name>{name}</Name>
                  </Link>
                  {name === one.mainBranch && <small>main branch</small>}
                </span>
              </RowHead>
              <Cell>
                <small>
                  <Ago at={createdAt} />
                </small>
              </Cell>
              <Cell>
                <small>
                  <Ago at={updatedAt ?? createdAt} />
                </small>
              </Cell>
              <Cell>
                <button
                  type="button"
                  aria-label={`Delete branch ${name}`}
                  onClick={() => setDoomed(name)}
                >
                  Delete
                </button>
              </Cell>
            </Row>
          ))}
        </Rows>
      )}
      <More query={query} />
      {doomed !== undefined && (
        <DeleteBranch pacticipant={one.name} branch={doomed} close={() => setDoomed(undefined)} />
      )}
    </>
  );
}
