import { useEffect, useState } from 'preact/hooks';

/** Counter that increases while it is active and the page is visible, to load data again. */
export function useTicks(millis: number, active = true) {
  const [ticks, setTicks] = useState(0);
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(() => document.visibilityState === 'visible' && setTicks(it => it + 1), millis);
    return () => clearInterval(timer);
  }, [millis, active]);
  return ticks;
}
