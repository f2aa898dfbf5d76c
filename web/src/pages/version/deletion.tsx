// The end of a version.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { send } from '../../api/http';
import { paths } from '../../api/paths';
import { Confirm } from '../../design/dialog';
import { Name, Version } from '../../design/marks';

export function Deletion({ pacticipant, version }: { pacticipant: string; version: string }) {
  const [asks, setAsks] = useState(false);
  const kept = useQueryClient();
  const go = useNavigate();
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
          act={async () => {
            await send('DELETE', paths.version(pacticipant, version));
            await go(paths.pacticipant(pacticipant));
            kept.clear();
          }}
        >
          <Name>{pacticipant}</Name> <Version number={version} />, its pacts, their results and its
          deployments are gone then, and can’t be brought back.
        </Confirm>
      )}
    </div>
  );
}
