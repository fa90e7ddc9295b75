import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useApp } from '../context.ts';
import { loadPinyin } from '../pinyin.ts';
import { buildSearchIndex, type PinyinReader, type SearchEntry, search } from '../search.ts';
import { showPlace } from '../show-place.ts';

/** One field, results below it: arrows choose, Enter flies there, Escape leaves. */
export function SearchBox() {
  const app = useApp();
  const { view } = app;
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const [reader, setReader] = useState<PinyinReader | undefined>(undefined);
  const field = useRef<HTMLInputElement>(null);
  const model = app.document.open.value?.loaded.model;
  const index = useMemo(() => (model && isOpen ? buildSearchIndex(model, reader) : []), [model, reader, isOpen]);
  const found = useMemo(() => search(index, query), [index, query]);
  useEffect(() => {
    if (isOpen && !reader) void loadPinyin().then((loaded) => setReader(() => loaded));
  }, [isOpen, reader]);

  const choose = (entry: SearchEntry | undefined): void => {
    if (!entry) return;
    showPlace(app, entry.pick);
    setOpen(false);
    setQuery('');
    field.current?.blur();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setChosen(Math.min(found.length - 1, chosen + 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(0, chosen - 1));
    else if (event.key === 'Enter') choose(found[chosen]);
    else if (event.key === 'Escape') {
      setOpen(false);
      field.current?.blur();
      event.stopPropagation();
    } else return;
    event.preventDefault();
  };
  const sheetShown = isOpen && query.trim() !== '';
  return (
    <div class="search" role="search">
      <input
        ref={field}
        id="search-field"
        role="combobox"
        autocomplete="off"
        aria-label={view.say('searchLabel')}
        aria-expanded={sheetShown}
        aria-controls="search-results"
        {...(sheetShown && found.length > 0 ? { 'aria-activedescendant': `search-${chosen}` } : {})}
        placeholder={view.say('searchPlaceholder')}
        value={query}
        onFocus={() => setOpen(true)}
        onBlur={() => setTimeout(() => setOpen(false), 150)}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setChosen(0);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
        data-testid="search-input"
      />
      <div
        id="search-results"
        role="listbox"
        aria-label={view.say('searchLabel')}
        class="menu-sheet"
        hidden={!sheetShown}
      >
        {found.map((entry, place) => (
          <div
            key={`${entry.pick.kind}${entry.pick.id}`}
            id={`search-${place}`}
            role="option"
            aria-selected={place === chosen}
            class="search-result"
            onPointerDown={(event) => {
              event.preventDefault();
              choose(entry);
            }}
            data-testid="search-result"
          >
            {app.text(entry.name)}
            <span class="soft">
              {view.say(entry.pick.kind === 'county' ? 'county' : entry.pick.kind)} {entry.code}
            </span>
          </div>
        ))}
        {sheetShown && found.length === 0 && (
          <div role="option" aria-selected={false} aria-disabled="true" class="soft">
            {view.say('searchNothing', { query })}
          </div>
        )}
      </div>
    </div>
  );
}
