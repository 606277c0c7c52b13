import { useEffect, useState } from 'preact/hooks';
import { asFailure, type Failure, get } from '../base/api';

/** Counters since start and current values of an instance. */
export interface Figures {
  service: string;
  instance: string;
  requests: number;
  errors: number;
  limited: number;
  times: { seconds: number; requests: number }[];
  pool?: { active: number; waiting: number; size: number };
  oldestSeconds: Record<string, number>;
}

export interface Missing {
  service: string;
  code: string;
}

export const MEASURES = ['requests', 'errors', 'p95', 'limited', 'pool', 'queue'] as const;
export type Measure = (typeof MEASURES)[number];

/** Sample: values by measure and line; absent if unknown. */
export interface Moment {
  at: number;
  values: Record<Measure, Record<string, number>>;
}

const EVERY_MILLIS = 5_000;
const MOST_MOMENTS = 120;
const SLOW_PART = 0.95;

/** P95 in milliseconds, interpolated linearly within a bucket. */
export function percentile(times: Figures['times'], all: number): number | undefined {
  if (all <= 0) return undefined;
  const wanted = all * SLOW_PART;
  let from = 0;
  let below = 0;
  for (const { seconds, requests } of times) {
    if (requests >= wanted) {
      return 1_000 * (from + ((seconds - from) * (wanted - below)) / Math.max(requests - below, 1));
    }
    from = seconds;
    below = requests;
  }
  return 1_000 * from;
}

const added = (to: Record<string, number>, line: string, value: number) => (to[line] = (to[line] ?? 0) + value);

/** Differences between two responses; a new instance has no rates yet. */
export function between(before: Figures[], now: Figures[], seconds: number, at: number): Moment {
  const values: Moment['values'] = { requests: {}, errors: {}, p95: {}, limited: {}, pool: {}, queue: {} };
  const times: Record<string, { all: number; within: Figures['times'] }> = {};
  for (const one of now) {
    const { service, pool } = one;
    if (pool) values.pool[service] = Math.max(values.pool[service] ?? 0, (100 * pool.active) / pool.size);
    for (const [queue, oldest] of Object.entries(one.oldestSeconds)) {
      const line = `${service}: ${queue}`;
      values.queue[line] = Math.max(values.queue[line] ?? 0, oldest);
    }
    const was = before.find(it => it.service === service && it.instance === one.instance);
    if (!was) continue;
    for (const counted of ['requests', 'errors', 'limited'] as const) {
      added(values[counted], service, Math.max(0, one[counted] - was[counted]) / seconds);
    }
    const sum = (times[service] ??= { all: 0, within: one.times.map(({ seconds: bound }) => ({ seconds: bound, requests: 0 })) });
    sum.all += one.requests - was.requests;
    sum.within.forEach((bucket, index) => (bucket.requests += (one.times[index]?.requests ?? 0) - (was.times[index]?.requests ?? 0)));
  }
  for (const [service, { all, within }] of Object.entries(times)) {
    const slow = percentile(within, all);
    if (slow !== undefined) values.p95[service] = slow;
  }
  return { at, values };
}

/** Samples of at most the last ten minutes, polled while the page is visible. */
export function useFigures() {
  const [moments, setMoments] = useState<Moment[]>([]);
  const [now, setNow] = useState<{ figures: Figures[]; missing: Missing[] } | null>(null);
  const [failed, setFailed] = useState<Failure | null>(null);
  useEffect(() => {
    const leave = new AbortController();
    let before: { figures: Figures[]; at: number } | null = null;
    let timer = 0;
    async function ask() {
      try {
        if (document.visibilityState === 'visible') {
          const answer = await get<{ figures: Figures[]; missing: Missing[] }>('/api/admin/figures', leave.signal);
          const at = Date.now();
          const last = before;
          if (last) {
            setMoments(all => [...all, between(last.figures, answer.figures, (at - last.at) / 1_000, at)].slice(-MOST_MOMENTS));
          }
          before = { figures: answer.figures, at };
          setNow(answer);
          setFailed(null);
        }
      } catch (thrown) {
        if (!leave.signal.aborted) setFailed(asFailure(thrown));
      }
      if (!leave.signal.aborted) timer = window.setTimeout(() => void ask(), EVERY_MILLIS);
    }
    void ask();
    return () => {
      leave.abort();
      clearTimeout(timer);
    };
  }, []);
  return { moments, now, failed };
}
