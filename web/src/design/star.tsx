// The star that makes an application the reader's own: "Mine" shows what concerns those.
import { useState } from 'react';
import { kFavouritesMax, toggleFavourite, useFavourites } from '../frame/favourites';

export function Star({ pacticipant }: { pacticipant: string }) {
  const isMine = useFavourites().includes(pacticipant);
  const [full, setFull] = useState(false);
  return (
    <>
      <button
        type="button"
        className="plain star"
        aria-pressed={isMine}
        aria-label={`Star ${pacticipant}`}
        title={isMine ? 'One of mine' : 'Make it one of mine'}
        onClick={() => setFull(!toggleFavourite(pacticipant))}
      >
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="m10 2.5 2.3 4.8 5.2.7-3.8 3.6 1 5.2L10 14.3l-4.7 2.5 1-5.2L2.5 8l5.2-.7z" />
        </svg>
      </button>
      {full && <small role="status">{kFavouritesMax} stars are the most.</small>}
    </>
  );
}
