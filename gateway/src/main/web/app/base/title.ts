import { useEffect } from 'preact/hooks';
import { language } from './language';

/** Names the page in the browser's tab. */
export function useTitle(title: string) {
  const brand = language.get() === 'ko' ? '크루즈몰' : 'CruiseMall';
  useEffect(() => {
    document.title = title ? `${title} · ${brand}` : brand;
  }, [title, brand]);
}
