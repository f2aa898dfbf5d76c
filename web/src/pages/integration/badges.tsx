// The badge of a pair.
import { useState } from 'react';
import { paths } from '../../api/paths';
import { Badge, FormatChoice } from '../../design/badge';
import type { BadgeFormat } from '../../words/badge';
import type { Filter } from './publications';

export function PairBadge(props: { consumer: string; provider: string; filter: Filter }) {
  const [format, setFormat] = useState<BadgeFormat>('markdown');
  const { consumer, provider, filter } = props;
  return (
    <section aria-labelledby="badge">
      <h2 id="badge">{filter.tag ? 'Badge of this tag' : 'Badge'}</h2>
      <FormatChoice value={format} onChange={setFormat} />
      <Badge
        words={`${consumer} and ${provider}: pact status`}
        picture={paths.pactBadge(consumer, provider, filter.tag)}
        to={paths.integration(consumer, provider)}
        format={format}
      />
    </section>
  );
}
