import { useEffect } from 'preact/hooks';
import { language } from './language';

/** Sets the document title. */
export function useTitle(title: string) {
  const brand = language.get() === 'ko' ? '크루즈몰' : 'CruiseMall';
  useEffect(() => {
    document.title = title ? `${title} · ${brand}` : brand;
  }, [title, brand]);
}
