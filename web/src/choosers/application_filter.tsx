// A filter of a list by one application, which is in the address.
import { useAddressValue } from '../design/tabs';
import { ApplicationPicker } from './application';

export function ApplicationFilter() {
  const [pacticipant, setPacticipant] = useAddressValue('pacticipant');
  return (
    <>
      <ApplicationPicker label="Of one application" value={pacticipant} onChange={setPacticipant} />
      {pacticipant && (
        <button type="button" onClick={() => setPacticipant('')}>
          Of all
        </button>
      )}
    </>
  );
}
