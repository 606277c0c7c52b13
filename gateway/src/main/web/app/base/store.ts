import { useEffect, useState } from 'preact/hooks';

/** A value that components follow. */
export interface Store<T> {
  get(): T;
  set(next: T): void;
  /** The value, for a component that is drawn again when it changes. */
  use(): T;
}

export function store<T>(initial: T): Store<T> {
  let value = initial;
  const followers = new Set<(value: T) => void>();
  return {
    get: () => value,
    set(next) {
      value = next;
      followers.forEach(follow => follow(next));
    },
    use() {
      const [, draw] = useState({});
      const drawn = value;
      useEffect(() => {
        const follow = () => draw({});
        followers.add(follow);
        // It may have changed between the drawing and now.
        if (value !== drawn) follow();
        return () => void followers.delete(follow);
      }, []);
      return value;
    },
  };
}
