// The labels of an application: words to find it by.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, send } from '../../api/http';
import type { LabelList, Pacticipant } from '../../api/pacticipants';
import { paths } from '../../api/paths';
import { useResource } from '../../api/queries';
import { Name } from '../../design/marks';
import { Picker } from '../../design/picker';

export function Labels({ one }: { one: Pacticipant }) {
  const kept = useQueryClient();
  const [wrong, setWrong] = useState('');
  const known = useResource<LabelList>(paths.labels()).data?._embedded?.labels ?? [];
  const own = (one._embedded?.labels ?? []).map(({ name }) => name);
  const change = async (method: 'PUT' | 'DELETE', label: string) => {
    if (!label.trim()) return;
    try {
      await send(method, paths.label(one.name, label.trim()), method === 'PUT' ? {} : undefined);
      setWrong('');
      await kept.invalidateQueries();
    } catch (error) {
      setWrong(error instanceof ApiError ? error.message : 'That did not work.');
    }
  };
  return (
    <>
      <h2>Labels</h2>
      <div className="form-bar" role="group" aria-label="Labels">
        {own.map((label) => (
          <span key={label} className="chip">
            <Name>{label}</Name>{' '}
            <button
              type="button"
              className="plain"
              aria-label={`Take the label ${label} away`}
              onClick={() => void change('DELETE', label)}
            >
              ×
            </button>
          </span>
        ))}
        <Picker
          label="Add a label"
          value=""
          free
          choices={known
            .filter(({ name }) => !own.includes(name))
            .map(({ name }) => ({ value: name }))}
          onChange={(label) => void change('PUT', label)}
        />
      </div>
      {wrong && (
        <div className="note bad" role="alert">
          {wrong}
        </div>
      )}
    </>
  );
}
