import { useState } from 'preact/hooks';
import { go } from '../base/router';
import { regionOptions } from '../catalogue/words';
import { Choice, Field } from '../ui/parts';
import { text } from './words';

export function SearchBox() {
  const t = text();
  const [region, setRegion] = useState('');
  const [keyword, setKeyword] = useState('');
  return (
    <form
      class="wide search-box"
      role="search"
      aria-label={t.searchTitle}
      onSubmit={event => {
        event.preventDefault();
        const wanted = new URLSearchParams();
        if (region) wanted.set('region', region);
        if (keyword.trim()) wanted.set('keyword', keyword.trim());
        go(`/products?${wanted}`);
      }}
    >
      <Choice label={t.region} value={region} onChoose={setRegion} options={regionOptions()} />
      <Field
        label={t.keyword} type="search" maxLength={100} placeholder={t.keywordHint} value={keyword}
        onInput={event => setKeyword(event.currentTarget.value)}
      />
      <button class="button primary">{t.search}</button>
    </form>
  );
}
