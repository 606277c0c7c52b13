import { store } from './store';

export type Language = 'ko' | 'en';

const KEPT = 'cm.language';

/** What the person reads: Korean, unless English was chosen here before. */
export const language = store<Language>(localStorage.getItem(KEPT) === 'en' ? 'en' : 'ko');
document.documentElement.lang = language.get();

export function choose(next: Language) {
  localStorage.setItem(KEPT, next);
  document.documentElement.lang = next;
  language.set(next);
}

/** The texts of a part of the page: the compiler sees to it that both languages have all of them. */
export function words<T extends object>(ko: T, en: { [K in keyof T]: T[K] extends string ? string : T[K] }) {
  return () => (language.get() === 'ko' ? ko : (en as T));
}

const locale = () => (language.get() === 'ko' ? 'ko-KR' : 'en-GB');

/** Whole won, as prices are written. */
export function won(amount: number) {
  const digits = amount.toLocaleString(locale());
  return language.get() === 'ko' ? `${digits}원` : `₩${digits}`;
}

export function number(value: number, digits = 0) {
  return value.toLocaleString(locale(), { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** A day without a time, such as a departure; Koreans write the weekday in brackets. */
export function day(date: string, style: Intl.DateTimeFormatOptions = {}) {
  const { weekday, ...options } = { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short', ...style } as const;
  const at = new Date(`${date}T00:00:00Z`);
  const written = (parts: Intl.DateTimeFormatOptions) => at.toLocaleDateString(locale(), { ...parts, timeZone: 'UTC' });
  if (!weekday) {
    return written(options);
  }
  return language.get() === 'ko' ? `${written(options)} (${written({ weekday })})` : written({ ...options, weekday });
}

/** A moment, in Seoul. */
export function moment(instant: string) {
  return new Date(instant).toLocaleString(locale(), {
    dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Seoul',
  });
}

/** The time of day of a moment, in Seoul. */
export function time(millis: number) {
  return new Date(millis).toLocaleTimeString(locale(), { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: 'Asia/Seoul' });
}
