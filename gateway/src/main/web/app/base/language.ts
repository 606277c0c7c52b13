import { shared } from './storage';
import { store } from './store';

export type Language = 'ko' | 'en';

const KEPT = 'cm.language';

/** Language: Korean, unless English was chosen before. */
export const language = store<Language>(shared.get(KEPT) === 'en' ? 'en' : 'ko');
document.documentElement.lang = language.get();

export function choose(next: Language) {
  shared.set(KEPT, next);
  document.documentElement.lang = next;
  language.set(next);
}

/** Texts of a component; the compiler checks that both languages are complete. */
export function words<T extends object>(ko: T, en: { [K in keyof T]: T[K] extends string ? string : T[K] }) {
  return () => (language.get() === 'ko' ? ko : (en as T));
}

const locale = () => (language.get() === 'ko' ? 'ko-KR' : 'en-GB');

/** Formats whole won. */
export function won(amount: number) {
  const digits = amount.toLocaleString(locale());
  return language.get() === 'ko' ? `${digits}원` : `₩${digits}`;
}

export function number(value: number, digits = 0) {
  return value.toLocaleString(locale(), { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** Formats a date without time; Korean puts the weekday in brackets. */
export function day(date: string, style: Intl.DateTimeFormatOptions = {}) {
  const { weekday, ...options } = { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short', ...style } as const;
  const at = new Date(`${date}T00:00:00Z`);
  const written = (parts: Intl.DateTimeFormatOptions) => at.toLocaleDateString(locale(), { ...parts, timeZone: 'UTC' });
  if (!weekday) {
    return written(options);
  }
  return language.get() === 'ko' ? `${written(options)} (${written({ weekday })})` : written({ ...options, weekday });
}

/** True if the device's time zone has Korea's offset at an instant. */
function isKoreanTime(at: Date) {
  return at.getTimezoneOffset() === -9 * 60;
}

/** Formats date and time in Asia/Seoul; names the zone to visitors elsewhere. */
export function moment(instant: string) {
  const at = new Date(instant);
  const written = at.toLocaleString(locale(), { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Seoul' });
  if (isKoreanTime(at)) return written;
  return language.get() === 'ko' ? `${written} (한국 시간)` : `${written} (Korean time)`;
}

/** Formats the time in Asia/Seoul. */
export function time(millis: number) {
  return new Date(millis).toLocaleTimeString(locale(), { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: 'Asia/Seoul' });
}
