// A badge as it looks, and the text that puts it into another page.
import { site } from '../api/site';
import { badgeText, type BadgeFormat } from '../words/badge';
import { Command } from './copy';

const kFormats: { value: BadgeFormat; label: string }[] = [
  { value: 'markdown', label: 'Markdown' },
  { value: 'html', label: 'HTML' },
  { value: 'url', label: 'URL' },
];

export function FormatChoice(props: {
  value: BadgeFormat;
  onChange: (value: BadgeFormat) => void;
}) {
  return (
    <div className="bar" role="group" aria-label="Format">
      {kFormats.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          className="chip"
          aria-pressed={value === props.value}
          onClick={() => props.onChange(value)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

/** `picture` and `to` are paths below the broker. */
export function Badge(props: { words: string; picture: string; to: string; format: BadgeFormat }) {
  const { words, picture, to, format } = props;
  return (
    <div className="badge">
      <img src={site.path + picture} alt={words} height={20} />
      <Command>
        {badgeText(format, { picture: site.base + picture, to: site.base + to, words })}
      </Command>
    </div>
  );
}
