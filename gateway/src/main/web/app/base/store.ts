import { useEffect, useState } from 'preact/hooks';

/** Observable value. */
export interface Store<T> {
  get(): T;
  set(next: T): void;
  /** Hook that renders the component again on change. */
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
        // The value may have changed between rendering and subscribing.
        if (value !== drawn) follow();
        return () => void followers.delete(follow);
      }, []);
      return value;
    },
  };
}
