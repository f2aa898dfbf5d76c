// The end of a version.
import { useState } from 'react';
import { useDeletion } from '../../api/deletion';
import { paths } from '../../api/paths';
import { Confirm } from '../../design/dialog';
import { Name, Version } from '../../design/marks';

export function Deletion({ pacticipant, version }: { pacticipant: string; version: string }) {
  const [asks, setAsks] = useState(false);
  const remove = useDeletion();
  return (
    <div className="page-end">
      <button type="button" className="danger" onClick={() => setAsks(true)}>
        Delete this version
      </button>
      {asks && (
        <Confirm
          title="Delete this version?"
          verb="Delete version"
          close={() => setAsks(false)}
          act={() => remove(paths.version(pacticipant, version), paths.pacticipant(pacticipant))}
        >
          <Name>{pacticipant}</Name> <Version number={version} />, its pacts, their results and its
          deployments are gone then, and can’t be brought back.
        </Confirm>
      )}
    </div>
  );
}
