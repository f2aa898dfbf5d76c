// Deleting what a pair has: pacts of a branch or a tag, all pacts, or the integration itself.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDeletion } from '../../api/deletion';
import { send } from '../../api/http';
import { paths } from '../../api/paths';
import { Confirm } from '../../design/dialog';
import { Name } from '../../design/marks';
import type { Filter } from './publications';

interface Doom {
  id: string;
  title: string;
  verb: string;
  path: string;
  words: string;
  /** Whether the page has nothing to show then. */
  leaves: boolean;
}

/** What can be deleted, with what is chosen above the list. */
export function doomsOf(consumer: string, provider: string, filter: Filter): Doom[] {
  const dooms: Doom[] = [];
  if (filter.branch) {
    dooms.push({
      id: 'branch',
      title: `Delete the pacts of branch ${filter.branch}?`,
      verb: 'Delete pacts of this branch',
      path: paths.branchPacts(consumer, provider, filter.branch),
      words: 'They and all results for them are gone then; those of other branches stay.',
      leaves: false,
    });
  }
  if (filter.tag) {
    dooms.push({
      id: 'tag',
      title: `Delete the pacts with tag ${filter.tag}?`,
      verb: 'Delete pacts with this tag',
      path: paths.taggedPacts(consumer, provider, filter.tag),
      words: 'They and all results for them are gone then; those of other tags stay.',
      leaves: false,
    });
  }
  return [
    ...dooms,
    {
      id: 'pacts',
      title: 'Delete all pacts between them?',
      verb: 'Delete all pacts',
      path: paths.pairPacts(consumer, provider),
      words: 'All pacts and all results for them are gone then. Webhooks for the pair stay.',
      leaves: true,
    },
    {
      id: 'integration',
      title: 'Delete the integration?',
      verb: 'Delete integration',
      path: paths.integrationItself(consumer, provider),
      words:
        'All pacts, all results for them and webhooks of the pair are gone then. The applications stay.',
      leaves: true,
    },
  ];
}

export function Deletion(props: { consumer: string; provider: string; filter: Filter }) {
  const { consumer, provider, filter } = props;
  const [doom, setDoom] = useState<Doom>();
  const kept = useQueryClient();
  const remove = useDeletion();
  return (
    <section aria-labelledby="delete">
      <h2 id="delete">Delete</h2>
      <div className="bar">
        {doomsOf(consumer, provider, filter).map((one) => (
          <button key={one.id} type="button" className="danger" onClick={() => setDoom(one)}>
            {one.verb}
          </button>
        ))}
      </div>
      {doom && (
        <Confirm
          title={doom.title}
          verb={doom.verb}
          close={() => setDoom(undefined)}
          act={async () => {
            if (doom.leaves) return remove(doom.path, paths.overview());
            await send('DELETE', doom.path);
            return kept.invalidateQueries();
          }}
        >
          <p>
            <Name>{consumer}</Name> → <Name>{provider}</Name>
          </p>
          <p>{doom.words} They can’t be brought back.</p>
        </Confirm>
      )}
    </section>
  );
}
